import { expect, test } from 'vitest';
import { lookOfExecution } from './executionLook.ts';
import { lookOfImage } from './imageLook.ts';
import { lookOfStep } from './stepLook.ts';

const looks = { lookOfExecution, lookOfImage, lookOfStep };

test('the same word looks the same, whatever it is said of', () => {
  for (const status of ['PENDING', 'CANCELLED', 'FAILED']) {
    expect(lookOfImage(status)).toEqual(lookOfExecution(status));
  }
  for (const status of ['PENDING', 'SKIPPED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED']) {
    expect(lookOfStep(status)).toEqual(lookOfExecution(status));
  }
});

test.each(Object.entries(looks))('%s shows a status of a later year by its own text', (_, lookOf) => {
  expect(lookOf('LATER\u202e')).toEqual({ tone: 'neutral', shape: 'question', word: 'LATER⟨U+202E⟩' });
  expect(lookOf(undefined)).toEqual({ tone: 'neutral', shape: 'question', word: 'No status' });
  expect(lookOf('constructor').word).toBe('constructor');
});
