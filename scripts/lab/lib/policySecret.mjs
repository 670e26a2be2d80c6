/** What the file of the lab's repository holds that must not be read. */
export const secret = ['zq', 'secret', 'of', 'the', 'lab'].join('-');
