import { Monogram } from "./monogram.tsx";

interface Connection {
  readonly id: string;
  readonly name: string;
  readonly tile: { readonly letters: string; readonly color: string };
}

/** Connections as one chooses from them: by name, with the mark of their provider. */
export function connectionChoices(connections: readonly Connection[]) {
  return connections.map(({ id, name, tile }) => ({
    value: id,
    label: name,
    icon: <Monogram letters={tile.letters} colour={tile.color} />,
  }));
}
