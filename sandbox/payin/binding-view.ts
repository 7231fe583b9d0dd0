import { networks } from "./networks.ts";
import type { Binding, PayInState } from "./state.ts";

export function bindingUrl(state: PayInState, binding: Binding): string {
  const reference = encodeURIComponent(binding.depositReference);
  return `${state.context.baseUrl()}/payin/deposit/${reference}?protocol=${binding.protocol}`;
}

export function bindingView(state: PayInState, binding: Binding) {
  const chains = networks.filter((network) => network.protocol === binding.protocol);
  return {
    depositReference: binding.depositReference,
    address: binding.address,
    protocol: binding.protocol,
    monitoredChains: chains.map((network) => network.chainId),
    url: bindingUrl(state, binding),
    createdAt: binding.boundAt,
    ...(binding.metadata && { metadata: binding.metadata }),
  };
}
