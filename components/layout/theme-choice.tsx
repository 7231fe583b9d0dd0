"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { MenuChoice } from "../ui/menu.tsx";

const options = [
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
] as const;

export function ThemeChoice() {
  const { theme = "system", setTheme } = useTheme();
  return <MenuChoice label="Theme" value={theme} onValueChange={setTheme} options={options} />;
}
