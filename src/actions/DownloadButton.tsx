import { Button } from '../ui/Button.tsx';

export interface DownloadButtonProps {
  readonly name: string;
  readonly type: string;
  readonly content: () => string;
  readonly children: string;
}

/** Saves a text, created on click, as a file. */
export function DownloadButton({ name, type, content, children }: DownloadButtonProps) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([content()], { type: `${type};charset=utf-8` }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The download has started long before.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return <Button onClick={save}>{children}</Button>;
}
