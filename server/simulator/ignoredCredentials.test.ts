import { expect, test } from 'vitest';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { describeIgnoredCredentials } from './ignoredCredentials.ts';

test('names credentials in the environment that the simulator does not use', () => {
  expect(describeIgnoredCredentials({ AWS_PROFILE: 'dev' })).toBe(
    'AWS_PROFILE is set to "dev" and not used. To show its account: npm start -- --profile-from-env',
  );
  expect(describeIgnoredCredentials({ AWS_ACCESS_KEY_ID: 'AKIAOFTHEENVIRONMENT' })).toContain(
    'AWS_ACCESS_KEY_ID is set and not used.',
  );
});

test("ignores an empty environment and the simulator's own key", () => {
  expect(describeIgnoredCredentials({ AWS_PROFILE: '' })).toBeUndefined();
  expect(describeIgnoredCredentials({ AWS_ACCESS_KEY_ID: simulatorCredentials.accessKeyId })).toBeUndefined();
});
