/** The first part of the query key of a log that is followed; the second says whether lines may still be written. */
export const followedLogKey = 'followedLog';
