/** What decides how a Chromium can be installed on a machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** Whether `sudo` asks for no password. */
  readonly canSudo: boolean;
  /** Whether a command exists. */
  readonly has: (command: string) => boolean;
  /** Playwright's own command line. */
  readonly playwright: readonly [string, ...string[]];
}

type Command = readonly [string, ...string[]];

/** One way to install a Chromium: commands to run in turn. */
export interface Install {
  readonly name: string;
  readonly commands: readonly Command[];
}

const packageManagers: readonly (Install & { readonly command: string; readonly asRoot: boolean })[] = [
  {
    name: 'apt-get',
    command: 'apt-get',
    asRoot: true,
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    ],
  },
  { name: 'dnf', command: 'dnf', asRoot: true, commands: [['dnf', 'install', '-y', 'chromium']] },
  { name: 'apk', command: 'apk', asRoot: true, commands: [['apk', 'add', '--no-cache', 'chromium']] },
  // Homebrew refuses to run as root.
  { name: 'brew', command: 'brew', asRoot: false, commands: [['brew', 'install', '--cask', 'chromium']] },
];

/**
 * The ways to try, in order: Playwright's download, which fails on a closed network, then the system's package manager, as
 * far as the machine allows without asking for a password.
 */
export function planInstalls({ platform, isRoot, canSudo, has, playwright }: Machine): Install[] {
  const isPrivileged = isRoot || canSudo;
  const download: Install = {
    name: "Playwright's download",
    commands: [[...playwright, 'install', 'chromium']],
  };
  const manager = packageManagers.find(({ command, asRoot }) => has(command) && (!asRoot || isPrivileged));
  if (!manager || platform === 'win32') return [download];
  const commands = manager.commands.map((command): Command =>
    manager.asRoot && !isRoot ? ['sudo', '-n', ...command] : command,
  );
  return [download, { name: manager.name, commands }];
}
