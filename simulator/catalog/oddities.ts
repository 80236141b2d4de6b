import { entryOf } from './entry.ts';

const data = entryOf('data');

export const oddities = {
  doesNotExist: data(
    'no-such-image/9.9.9/9',
    'A build that does not exist',
    '404 ResourceNotFoundException.',
  ),
  unknownValues: data(
    'sentinel-unknown-values/1.0.0/1',
    'Values of a later year',
    'A status, a type, an action, a step status, a rollback status and an image state that no model knows. A step is WAITING, another TIMED_OUT.',
  ),
  missingFields: data(
    'sentinel-missing-fields/1.0.0/1',
    'Missing fields',
    'Rows without a status, a workflow, an id, times or counts; a null; an empty object.',
  ),
  countsDontAddUp: data(
    'sentinel-counts-dont-add-up/1.0.0/1',
    'Counts that do not add up',
    'More succeeded than there are; negative, huge, fractional, null and absent numbers.',
  ),
  badDates: data(
    'sentinel-bad-dates/1.0.0/1',
    'Bad dates',
    'Words, empty strings, an end before its start, other forms, the far future.',
  ),
  hostileMessage: data(
    'sentinel-hostile-message/1.0.0/1',
    'Hostile messages',
    'HTML, control, zero-width and right-to-left characters in every message, output and reason; links that must not be made.',
  ),
  tooLargeOutputs: data(
    'sentinel-too-large-outputs/1.0.0/1',
    'Outputs of 100 kB',
    'A failed step with 100 kB of outputs (JSON), and one with 100 kB of text on one line.',
  ),
  wrongTypes: data(
    'sentinel-wrong-types/1.0.0/1',
    'Values of the wrong type',
    'Numbers where strings belong, strings where numbers belong, lists where objects belong.',
  ),
  nullElements: data(
    'sentinel-null-elements/1.0.0/1',
    'Elements that are no objects',
    'AVAILABLE. The list has a null, a text, a number and a list between its rows; so have the steps of each execution.',
  ),
  tokenNotText: data(
    'sentinel-token-not-text/1.0.0/1',
    'A token that is not text',
    'The first page has 25 of 40 rows, and a number for its nextToken.',
  ),
  notAList: data(
    'sentinel-not-a-list/1.0.0/1',
    'No list in the response',
    '200 with a document that has no workflowExecutions.',
  ),
} as const;
