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

interface PackageManager extends Install {
  readonly command: string;
  readonly asRoot: boolean;
}

function aptGet(packageName: string): PackageManager {
  return {
    name: `apt-get (${packageName})`,
    command: 'apt-get',
    asRoot: true,
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', packageName, 'fonts-liberation'],
    ],
  };
}

const packageManagers: readonly PackageManager[] = [
  // Older releases of Debian have no headless shell.
  aptGet('chromium-headless-shell'),
  aptGet('chromium'),
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
  if (platform === 'win32') return [download];
  const managers = packageManagers.filter(({ command, asRoot }) => has(command) && (!asRoot || isPrivileged));
  return [
    download,
    ...managers.map(({ name, asRoot, commands }): Install => ({
      name,
      commands: commands.map((command): Command =>
        asRoot && !isRoot ? ['sudo', '-n', ...command] : command,
      ),
    })),
  ];
}
