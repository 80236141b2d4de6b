import { Button, type ButtonProps } from './Button.tsx';

export interface DownloadButtonProps extends Pick<ButtonProps, 'size'> {
  readonly name: string;
  readonly type: string;
  readonly content: () => string;
  readonly children: string;
}

/** Saves a text, created on click, as a file. */
export function DownloadButton({ name, type, content, size, children }: DownloadButtonProps) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([content()], { type: `${type};charset=utf-8` }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The download has started long before.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <Button size={size ?? 'normal'} onClick={save}>
      {children}
    </Button>
  );
}
