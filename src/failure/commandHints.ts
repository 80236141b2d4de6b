import type { HintRule } from './hintRule.ts';

/** What a component's own commands fail with, the specific before the general. */
export const commandHints: readonly HintRule[] = [
  {
    id: 'exit126',
    topic: 'command',
    when: ({ exitCode }) => exitCode === 126,
    means:
      'Exit code 126: the file exists and cannot be executed. It was built for another architecture, is not executable, or is on a file system mounted noexec.',
    nextStep:
      'Compare the file’s architecture (x86_64, arm64) with the instance type’s. If /tmp is mounted noexec, run it from another folder.',
  },
  {
    id: 'exit127',
    topic: 'command',
    when: ({ exitCode }) => exitCode === 127,
    means: 'Exit code 127: the command was not found.',
    nextStep:
      'Install the package that provides it earlier in the component, or use its full path: components run with a short PATH.',
  },
  {
    id: 'exitReboot',
    topic: 'command',
    when: ({ exitCode }) => exitCode === 194 || exitCode === 3010,
    means:
      'Exit codes 194 (Linux) and 3010 (Windows) request a restart. Here the exit code was treated as a failure.',
    nextStep:
      'Let the script exit with this code itself, as its last command, so that the component manager restarts the instance and continues; or put a Reboot step after the installation.',
  },
  {
    id: 'exit137',
    topic: 'command',
    when: ({ exitCode, said }) =>
      exitCode === 137 || /\bOut ?of ?memory\b|\bCannot allocate memory\b/i.test(said),
    means: 'The command was killed, or ran out of memory.',
    nextStep: 'Use an instance type with more memory.',
  },
  {
    id: 'diskFull',
    topic: 'command',
    said: /No space left on device|not enough space on the disk|\bdisk (?:is )?full\b/i,
    means: 'The disk of the instance is full.',
    nextStep: 'Increase the size of the root volume in the recipe’s block device mapping.',
  },
  {
    id: 'noConnection',
    topic: 'command',
    said: /curl: \((?:5|6|7|28|35|56|60)\)|Could not resolve host|Connection (?:refused|timed out)|Network is unreachable|No route to host|Temporary failure in name resolution/i,
    means: ({ said }) =>
      callsItself(said)
        ? 'The command could not connect to its own instance: the software under test was not listening.'
        : 'The command could not connect. The subnet may have no route to the address.',
    nextStep: ({ said }) =>
      callsItself(said)
        ? 'Check the log of that software, its port, and whether it had started when it was called.'
        : 'Check the routes, the security group, the proxy and the DNS of the subnet.',
  },
  {
    id: 'noPackage',
    topic: 'command',
    said: /Unable to find a match|Unable to locate package|No package .{1,80} available|No match for argument|Could not find a version that satisfies/i,
    means:
      'A package that the component asks for does not exist under this name or version in the repositories of the instance.',
    nextStep:
      'Check the name, and whether the version was removed from the repository since the last good build.',
  },
  {
    id: 'component',
    topic: 'command',
    said: /\bDocument \S+ failed\b/i,
    means: ({ isExplained }) =>
      isExplained
        ? 'A step of the component failed with this error.'
        : 'A step of the component failed. “Document … failed!” names the component and not the cause.',
    nextStep: ({ isExplained }) =>
      isExplained
        ? 'The lines before it in the log show what the component did. Correct the component, or what it checks, and build again.'
        : 'Read its output in the CloudWatch stream or in the S3 logs: search for Stderr and ExitCode.',
  },
];

/** Whether a text names the instance's own address. */
function callsItself(said: string): boolean {
  return /\blocalhost\b|\b127\.0\.0\.1\b|\[?::1\]?:\d/.test(said);
}
