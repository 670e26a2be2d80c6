import { ModelCalls } from './modelCalls.ts';

/** Takes a row of a chat, in its place. */
export type ReadRow = (chat: Chat, bubble: string, isContext: boolean, text: string) => void;

interface Held {
  readonly place: number;
  readonly bubble: string;
  readonly isContext: boolean;
  readonly text: string;
}

/** One chat, and in which order its rows are to be read. */
export class Chat {
  /** Places of bubbles in the chat; none where no order is known. */
  readonly #places = new Map<string, number>();
  /** Rows of the table, as they are there. */
  readonly #rows: (readonly [bubble: string, isContext: boolean])[] = [];
  readonly #held: Held[] = [];
  /** Rows that are still to come; null where they are read as they come. */
  #left: number | null = null;

  /** Of what requests carry, and of what a person took back. */
  readonly #calls = [new ModelCalls(), new ModelCalls()] as const;

  constructor(readonly id: string) {}

  /** The bubbles of the chat, from the first to the last. */
  order(bubbles: readonly string[]): void {
    for (const [place, bubble] of bubbles.entries()) this.#places.set(bubble, place);
  }

  /** A row of the table. */
  note(bubble: string, isContext: boolean): void {
    this.#rows.push([bubble, isContext]);
  }

  /** False: a person went back to before it. */
  holds(bubble: string): boolean {
    return this.#places.size === 0 || this.#places.has(bubble);
  }

  /** What was read so far. */
  callsWith(bubble: string): ModelCalls {
    return this.#calls[this.holds(bubble) ? 0 : 1];
  }

  /** Of some bubbles those from one of them on. */
  from(first: string, bubbles: Iterable<string>): readonly string[] {
    const place = this.#places.get(first);
    return [...bubbles].filter(each => place === undefined || (this.#places.get(each) ?? -1) >= place);
  }

  /** Once all rows were noted: whether they wait for each other. */
  begin(): void {
    const places = this.#rows.filter(([bubble]) => this.#places.has(bubble)).map(row => this.#placeOf(...row));
    if (places.some((place, index) => place < (places[index - 1] ?? 0))) this.#left = places.length;
    this.#rows.length = 0;
  }

  /** @returns how much longer or shorter what is held has become */
  row(bubble: string, isContext: boolean, text: string, read: ReadRow): number {
    if (this.#left === null || !this.#places.has(bubble)) {
      read(this, bubble, isContext, text);
      return 0;
    }
    this.#held.push({ place: this.#placeOf(bubble, isContext), bubble, isContext, text });
    return --this.#left > 0 ? text.length : text.length - this.end(read);
  }

  /**
   * Reads what was held; what still comes is read as it comes.
   * @returns how long it was
   */
  end(read: ReadRow): number {
    let length = 0;
    this.#left = null;
    for (const { bubble, isContext, text } of this.#held.splice(0).sort((a, b) => a.place - b.place)) {
      length += text.length;
      read(this, bubble, isContext, text);
    }
    return length;
  }

  /** What is sent with a bubble is before it. */
  #placeOf(bubble: string, isContext: boolean): number {
    return 2 * (this.#places.get(bubble) ?? 0) + Number(!isContext);
  }
}

/** Characters that are held at most, of all chats whose rows are not in order. */
const mostHeld = 256 * 1024 * 1024;

/** The chats of one database, of which each row is read in its place. */
export class ChatOrder {
  readonly #chats = new Map<string, Chat>();
  #held = 0;
  #hasBegun = false;

  constructor(private readonly most = mostHeld) {}

  chat(id: string): Chat {
    const chat = this.#chats.get(id) ?? new Chat(id);
    this.#chats.set(id, chat);
    return chat;
  }

  /** A row of the table, in its order; all of them were noted before. */
  row(id: string, bubble: string, isContext: boolean, text: string, read: ReadRow): void {
    if (!this.#hasBegun) for (const chat of this.#chats.values()) chat.begin();
    this.#hasBegun = true;
    this.#held += this.chat(id).row(bubble, isContext, text, read);
    if (this.#held > this.most) this.end(read);
  }

  end(read: ReadRow): void {
    for (const chat of this.#chats.values()) chat.end(read);
    this.#held = 0;
  }
}
