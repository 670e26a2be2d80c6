;; The main loop of the keyword automaton (see automaton.ts). It is written in WebAssembly because it must be fast from the first
;; byte on: V8 needs a tenth of a second to compile the same JavaScript loop to code as fast, and again in every thread.
;;
;; Memory
;;   0x000  256 x u16  byte offset of a character's column within a row of the table
;;   0x200  256 x u8   1 for letters and digits
;;   0x400  4 x 0x10020 the hits of each quarter of a block: pairs of i32, (end, state)
;;   then the text, preceded by some units before it, and the table, at addresses chosen by automaton.ts.
;; A state is the address of its row: the 32-bit addresses of the next rows by column, followed by the row's gate. The gate is 0 if
;; it is always open; otherwise:
;;   bits 0-7 length of the keyword, 8-15 its first unit if case matters, else 0, 16 set if it must begin a word.
(module
  (import "automaton" "memory" (memory 1))
  ;; The first row in which a keyword ends; a keyword ends in all rows after it too.
  (import "automaton" "firstFinal" (global $firstFinal i32))
  (import "automaton" "root" (global $root i32))
  ;; The offset of the gate in a row.
  (import "automaton" "gate" (global $gate i32))
  ;; The length of the longest keyword.
  (import "automaton" "longest" (global $longest i32))

  ;; Whether `at` is certainly in the middle of a word. After a possible escape (`\n`, `%3D`), the matchers decide.
  (func $isInWord (param $at i32) (result i32)
    (i32.and
      (i32.load8_u offset=0x200 (i32.load8_u (i32.sub (local.get $at) (i32.const 1))))
      (i32.and
        (i32.ne (i32.load8_u (i32.sub (local.get $at) (i32.const 2))) (i32.const 0x5c))
        (i32.ne (i32.load8_u (i32.sub (local.get $at) (i32.const 3))) (i32.const 0x25)))))

  ;; Whether the quick checks of the gate pass for the keyword that ends at `end`.
  (func $isOpen (param $gate i32) (param $end i32) (result i32)
    (local $start i32) (local $first i32)
    (local.set $start (i32.sub (local.get $end) (i32.and (local.get $gate) (i32.const 0xff))))
    (local.set $first (i32.and (i32.shr_u (local.get $gate) (i32.const 8)) (i32.const 0xff)))
    (if (local.get $first)
      (then
        (if (i32.ne (i32.load8_u (local.get $start)) (local.get $first)) (then (return (i32.const 0))))))
    (if (i32.shr_u (local.get $gate) (i32.const 16))
      (then (return (i32.eqz (call $isInWord (local.get $start))))))
    (i32.const 1))

  ;; Stores a hit if its gate is open; returns the address for the next hit.
  (func $keep (param $hits i32) (param $at i32) (param $state i32) (result i32)
    (local $gate i32) (local $end i32)
    (local.set $end (i32.add (local.get $at) (i32.const 1)))
    (local.set $gate (i32.load (i32.add (local.get $state) (global.get $gate))))
    (if (local.get $gate)
      (then
        (if (i32.eqz (call $isOpen (local.get $gate) (local.get $end))) (then (return (local.get $hits))))))
    (i32.store (local.get $hits) (local.get $end))
    (i32.store offset=4 (local.get $hits) (local.get $state))
    (i32.add (local.get $hits) (i32.const 8)))

  ;; Returns the state at `at` in a text that begins at `floor`, computed from the last few units before `at`.
  (func $stateAt (param $floor i32) (param $at i32) (result i32)
    (local $i i32) (local $state i32)
    (local.set $i (i32.sub (local.get $at) (global.get $longest)))
    (if (i32.lt_s (local.get $i) (local.get $floor)) (then (local.set $i (local.get $floor))))
    (local.set $state (global.get $root))
    (block $done
      (loop $units
        (br_if $done (i32.ge_u (local.get $i) (local.get $at)))
        (local.set $state
          (i32.load (i32.add (local.get $state)
            (i32.load16_u (i32.shl (i32.load8_u (local.get $i)) (i32.const 1))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $units)))
    (local.get $state))

  ;; Finds the ends in [at, to) of keywords that begin at `floor` or later. Returns the end of the hits, which begin at 0x400,
  ;; in order. Each step of the automaton depends on the one before, so four quarters at once take hardly longer than one.
  (func (export "search") (param $at i32) (param $to i32) (param $floor i32) (result i32)
    (local $quarter i32) (local $middle i32)
    (local $b i32) (local $c i32) (local $d i32)
    (local $stateA i32) (local $stateB i32) (local $stateC i32) (local $stateD i32)
    (local $hitsA i32) (local $hitsB i32) (local $hitsC i32) (local $hitsD i32)
    (local.set $quarter (i32.shr_u (i32.sub (local.get $to) (local.get $at)) (i32.const 2)))
    (local.set $b (i32.add (local.get $at) (local.get $quarter)))
    (local.set $c (i32.add (local.get $b) (local.get $quarter)))
    (local.set $d (i32.add (local.get $c) (local.get $quarter)))
    (local.set $middle (local.get $b))
    (local.set $stateA (call $stateAt (local.get $floor) (local.get $at)))
    (local.set $stateB (call $stateAt (local.get $floor) (local.get $b)))
    (local.set $stateC (call $stateAt (local.get $floor) (local.get $c)))
    (local.set $stateD (call $stateAt (local.get $floor) (local.get $d)))
    (local.set $hitsA (i32.const 0x400))
    (local.set $hitsB (i32.const 0x10420))
    (local.set $hitsC (i32.const 0x20440))
    (local.set $hitsD (i32.const 0x30460))
    (block $done
      (loop $units
        (br_if $done (i32.ge_u (local.get $at) (local.get $middle)))
        (local.set $stateA
          (i32.load (i32.add (local.get $stateA)
            (i32.load16_u (i32.shl (i32.load8_u (local.get $at)) (i32.const 1))))))
        (local.set $stateB
          (i32.load (i32.add (local.get $stateB)
            (i32.load16_u (i32.shl (i32.load8_u (local.get $b)) (i32.const 1))))))
        (local.set $stateC
          (i32.load (i32.add (local.get $stateC)
            (i32.load16_u (i32.shl (i32.load8_u (local.get $c)) (i32.const 1))))))
        (local.set $stateD
          (i32.load (i32.add (local.get $stateD)
            (i32.load16_u (i32.shl (i32.load8_u (local.get $d)) (i32.const 1))))))
        (if (i32.ge_u (local.get $stateA) (global.get $firstFinal))
          (then (local.set $hitsA (call $keep (local.get $hitsA) (local.get $at) (local.get $stateA)))))
        (if (i32.ge_u (local.get $stateB) (global.get $firstFinal))
          (then (local.set $hitsB (call $keep (local.get $hitsB) (local.get $b) (local.get $stateB)))))
        (if (i32.ge_u (local.get $stateC) (global.get $firstFinal))
          (then (local.set $hitsC (call $keep (local.get $hitsC) (local.get $c) (local.get $stateC)))))
        (if (i32.ge_u (local.get $stateD) (global.get $firstFinal))
          (then (local.set $hitsD (call $keep (local.get $hitsD) (local.get $d) (local.get $stateD)))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $b (i32.add (local.get $b) (i32.const 1)))
        (local.set $c (i32.add (local.get $c) (i32.const 1)))
        (local.set $d (i32.add (local.get $d) (i32.const 1)))
        (br $units)))
    ;; The last quarter also contains the remainder of the division by four.
    (block $done
      (loop $units
        (br_if $done (i32.ge_u (local.get $d) (local.get $to)))
        (local.set $stateD
          (i32.load (i32.add (local.get $stateD)
            (i32.load16_u (i32.shl (i32.load8_u (local.get $d)) (i32.const 1))))))
        (if (i32.ge_u (local.get $stateD) (global.get $firstFinal))
          (then (local.set $hitsD (call $keep (local.get $hitsD) (local.get $d) (local.get $stateD)))))
        (local.set $d (i32.add (local.get $d) (i32.const 1)))
        (br $units)))
    (local.set $hitsA (call $append (local.get $hitsA) (i32.const 0x10420) (local.get $hitsB)))
    (local.set $hitsA (call $append (local.get $hitsA) (i32.const 0x20440) (local.get $hitsC)))
    (call $append (local.get $hitsA) (i32.const 0x30460) (local.get $hitsD)))

  ;; Fills the rows of all states; their addresses are at `rows`. A missing edge leads where it leads from the state's longest proper
  ;; suffix, whose row is complete because shorter states come first. The root's row must be filled already.
  (func (export "fill") (param $rows i32) (param $suffixes i32) (param $columns i32) (param $edges i32) (param $count i32)
    (local $state i32) (local $next i32) (local $row i32) (local $left i32)
    (local.set $next (i32.const 1))
    (loop $states
      (local.set $row (i32.load (i32.add (local.get $rows) (i32.shl (local.get $state) (i32.const 2)))))
      (memory.copy (local.get $row)
        (i32.load (i32.add (local.get $rows) (i32.shl
          (i32.load (i32.add (local.get $suffixes) (i32.shl (local.get $state) (i32.const 2)))) (i32.const 2))))
        (global.get $gate))
      (local.set $left (i32.load8_u (i32.add (local.get $edges) (local.get $state))))
      (block $done
        (loop $children
          (br_if $done (i32.eqz (local.get $left)))
          (i32.store
            (i32.add (local.get $row) (i32.shl
              (i32.load8_u (i32.add (local.get $columns) (local.get $next))) (i32.const 2)))
            (i32.load (i32.add (local.get $rows) (i32.shl (local.get $next) (i32.const 2)))))
          (local.set $next (i32.add (local.get $next) (i32.const 1)))
          (local.set $left (i32.sub (local.get $left) (i32.const 1)))
          (br $children)))
      (local.set $state (i32.add (local.get $state) (i32.const 1)))
      (br_if $states (i32.lt_u (local.get $state) (local.get $count)))))

  ;; Copies the bytes [from, to) to `end`; returns the end of the copy.
  (func $append (param $end i32) (param $from i32) (param $to i32) (result i32)
    (local $length i32)
    (local.set $length (i32.sub (local.get $to) (local.get $from)))
    (memory.copy (local.get $end) (local.get $from) (local.get $length))
    (i32.add (local.get $end) (local.get $length))))
