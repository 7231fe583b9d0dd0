"use client";

import { Printer } from "lucide-react";
import { Button } from "../ui/button.tsx";

export function PrintButton({ children }: { children: string }) {
  return (
    <Button size="lg" icon={<Printer aria-hidden />} onClick={() => print()} className="w-full print:hidden">
      {children}
    </Button>
  );
}
