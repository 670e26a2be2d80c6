/** The content of the file in the lab's repository that must not be read. */
export const secret = ['zq', 'secret', 'of', 'the', 'lab'].join('-');
