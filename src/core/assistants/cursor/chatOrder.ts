import { ModelCalls } from './modelCalls.ts';

/** Reads a row of a chat when its turn comes. */
export type ReadRow = (chat: Chat, bubble: string, isContext: boolean, text: string) => void;

interface Held {
  readonly place: number;
  readonly bubble: string;
  readonly isContext: boolean;
  readonly text: string;
}

/** A chat, and the order in which its rows are to be read. */
export class Chat {
  /** Positions of bubbles in the chat; empty if no order is known. */
  readonly #places = new Map<string, number>();
  /** The rows in the order of the table. */
  readonly #rows: (readonly [bubble: string, isContext: boolean])[] = [];
  readonly #held: Held[] = [];
  /** How many rows are still to come; null if rows are read as they come. */
  #left: number | null = null;

  /** One for what requests carry, one for what the user took back. */
  readonly #calls = [new ModelCalls(), new ModelCalls()] as const;

  constructor(readonly id: string) {}

  /** Sets the order of the chat's bubbles. */
  order(bubbles: readonly string[]): void {
    for (const [place, bubble] of bubbles.entries()) this.#places.set(bubble, place);
  }

  /** Notes a row of the table. */
  note(bubble: string, isContext: boolean): void {
    this.#rows.push([bubble, isContext]);
  }

  /** Whether the chat still contains a bubble; false if the user went back to before it. */
  holds(bubble: string): boolean {
    return this.#places.size === 0 || this.#places.has(bubble);
  }

  /** Returns the model calls read so far in the part of the chat that a bubble belongs to. */
  callsWith(bubble: string): ModelCalls {
    return this.#calls[this.holds(bubble) ? 0 : 1];
  }

  /** Returns the given bubbles from one of them on. */
  from(first: string, bubbles: Iterable<string>): readonly string[] {
    const place = this.#places.get(first);
    return [...bubbles].filter(each => place === undefined || (this.#places.get(each) ?? -1) >= place);
  }

  /** Called when all rows were noted: decides whether rows have to be held until their turn. */
  begin(): void {
    const places = this.#rows.filter(([bubble]) => this.#places.has(bubble)).map(row => this.#placeOf(...row));
    if (places.some((place, index) => place < (places[index - 1] ?? 0))) this.#left = places.length;
    this.#rows.length = 0;
  }

  /**
   * Reads or holds a row.
   * @returns by how much the length of the held text changed
   */
  row(bubble: string, isContext: boolean, text: string, read: ReadRow): number {
    if (this.#left === null || !this.#places.has(bubble)) {
      read(this, bubble, isContext, text);
      return 0;
    }
    this.#held.push({ place: this.#placeOf(bubble, isContext), bubble, isContext, text });
    return --this.#left > 0 ? text.length : text.length - this.end(read);
  }

  /**
   * Reads the held rows; rows that follow are read as they come.
   * @returns the length of the text that was held
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

  /** The context sent with a bubble comes before it. */
  #placeOf(bubble: string, isContext: boolean): number {
    return 2 * (this.#places.get(bubble) ?? 0) + Number(!isContext);
  }
}

/** How many characters are held at most, for all chats whose rows are out of order. */
const mostHeld = 256 * 1024 * 1024;

/** The chats of a database; reads the rows of each in order. */
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

  /** Takes a row, in the order of the table; all rows must have been noted before. */
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
