"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./icon-button.tsx";
import { Input, type InputProps } from "./input.tsx";

export function PasswordInput({
  shownName = "password",
  ...rest
}: Omit<InputProps, "type" | "after"> & { shownName?: string }) {
  const [shown, setShown] = useState(false);
  return (
    <Input
      {...rest}
      type={shown ? "text" : "password"}
      spellCheck={false}
      after={
        <IconButton
          size="sm"
          label={shown ? `Hide ${shownName}` : `Show ${shownName}`}
          icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
