/** Where the server runs, to decide whether to open a browser. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Whether the output goes to a terminal. */
  readonly isTerminal: boolean;
}

/** Whether to open a browser: the terminal is interactive, and on Linux there is a display. */
export function canOpenBrowser({ env, platform, isTerminal }: Surroundings): boolean {
  if (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false') return false;
  if (!isTerminal) return false;
  if (platform !== 'linux') return true;
  // Under WSL it is the Windows browser that opens.
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? env['WSL_DISTRO_NAME']);
}

/** Opens the system's browser. A failure does not stop the server: the address was printed. */
export async function openBrowser(url: string): Promise<void> {
  try {
    const { default: open } = await import('open');
    const launcher = await open(url);
    launcher.once('error', () => undefined);
  } catch {
    console.log('No browser could be opened. Open the address above in one.');
  }
}
