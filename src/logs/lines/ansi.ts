import Anser from 'anser';

/** Colours that a theme has: any other is shown as the nearest of them, so that every text stays readable. */
export type TextColour = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'muted';

/** A run of characters that look alike. */
export interface TextRun {
  readonly text: string;
  readonly colour?: TextColour | undefined;
  /** The text has a background: shown as a tint of its colour. */
  readonly tinted?: boolean | undefined;
  readonly bold?: boolean | undefined;
  readonly dim?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly underline?: boolean | undefined;
}

/** Splits a line with colour sequences into runs. The runs' texts together are the line without its sequences. */
export function textRuns(colours: string): TextRun[] {
  return Anser.ansiToJson(colours, { json: true, remove_empty: true }).map(
    ({ content, fg, bg, decorations }) => {
      const foreground = colourOf(fg);
      const background = colourOf(bg);
      const has = (decoration: (typeof decorations)[number]) => decorations.includes(decoration) || undefined;
      return {
        text: content,
        colour: foreground ?? background,
        tinted: bg ? true : undefined,
        bold: has('bold'),
        dim: has('dim'),
        italic: has('italic'),
        underline: has('underline'),
      };
    },
  );
}

/** The nearest colour to `r, g, b`. Undefined for black, white and nothing: those are the text's usual colour. */
function colourOf(rgb: string | null | undefined): TextColour | undefined {
  const [red = 0, green = 0, blue = 0] = (rgb ?? '').split(',').map(Number);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (!rgb || Number.isNaN(most)) return undefined;
  if (most - least < 40) return most > 60 && most < 200 ? 'muted' : undefined;
  const high = (channel: number) => channel > (most + least) / 2;
  const key = `${high(red) ? 'r' : ''}${high(green) ? 'g' : ''}${high(blue) ? 'b' : ''}`;
  return nearest[key];
}

const nearest: Readonly<Record<string, TextColour>> = {
  r: 'red',
  g: 'green',
  b: 'blue',
  rg: 'yellow',
  rb: 'magenta',
  gb: 'cyan',
};
