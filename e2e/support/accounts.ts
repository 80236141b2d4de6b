import { simulatedAccounts } from '../../server/simulator/simulatorMode.ts';
import { accountId, faultyAccountId } from '../../simulator/arns.ts';

/** The four account-Regions of the demo: two accounts in two Regions. */
export const demoAccounts = simulatedAccounts({});

/**
 * Four account-Regions of which two work, in account 111122223333; of account 777788889999, us-west-2 is denied and eu-central-1 is
 * throttled.
 */
export const oneDeniedOneThrottled = simulatedAccounts({ accounts: [accountId, faultyAccountId] });
