/** What a list has, one of them and several: `['execution', 'executions']`. */
export type Noun = readonly [one: string, many: string];

/** A number as text: `12,000`. Small ones need no formatter, whose first use takes time. */
export function figure(number: number): string {
  return Number.isInteger(number) && number >= 0 && number < 1000 ? `${number}` : number.toLocaleString('en');
}

/** A number of things: `1 execution`, `12,000 executions`. */
export function counted(number: number, [one, many]: Noun): string {
  return `${figure(number)} ${number === 1 ? one : many}`;
}

/** Says that elements of a response were no objects, so that no row shows them. */
export function droppedText(dropped: number, noun: Noun): string {
  return dropped === 1
    ? `1 element of the response is not ${/^[aeiou]/i.test(noun[0]) ? 'an' : 'a'} ${noun[0]} and is omitted.`
    : `${figure(dropped)} elements of the response are not ${noun[1]} and are omitted.`;
}
