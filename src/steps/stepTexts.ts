/** The texts of the list of steps. */
export const stepTexts = {
  dropped: (count: number) =>
    count === 1
      ? '1 element of the response is no step and is left out.'
      : `${count.toLocaleString('en')} elements of the response are no steps and are left out.`,
} as const;
