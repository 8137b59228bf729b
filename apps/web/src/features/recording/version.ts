/** The layout of the files: raised when an older page would misread them. */
export const recordingVersion = 1;
