;; Finds maximal stretches of at least sixteen letters, digits, `_`, `-`, `+` and `/`, sixteen units at a time (see
;; stretches.ts).
;;
;; Memory: the text from 0 on; the results from 0x9000 on, four i32 each:
;;   start, end
;;   digits their number, and in the upper half the number of runs of digits
;;   flags  1 if it contains `+` or `/`; 2 if four units in a row may count up or down in it or next to it
(module
  (import "stretches" "memory" (memory 2))

  ;; Returns the end of the results for [0, to). The seventeen units from `to` on must be 0.
  (func (export "search") (param $to i32) (result i32)
    (local $at i32) (local $found i32)
    (local $units v128) (local $mask i32) (local $lead i32) (local $tail i32)
    ;; The stretch that reaches the end of the units seen so far: its beginning, or that end if there is none.
    (local $start i32) (local $digits i32) (local $flags i32)
    ;; The units of this block and the previous one whose next unit is one higher, or one lower.
    (local $steps v128) (local $up i32) (local $down i32)
    (local $digitMask i32) (local $places i32) (local $markMask i32) (local $counts i32)
    (local.set $found (i32.const 0x9000))
    (block $done
      (loop $blocks
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $units (v128.load (local.get $at)))
        (local.set $steps (i8x16.sub (v128.load offset=1 (local.get $at)) (local.get $units)))
        (local.set $up
          (i32.or (i32.shr_u (local.get $up) (i32.const 16))
            (i32.shl
              (i8x16.bitmask (i8x16.eq (local.get $steps) (i8x16.splat (i32.const 1)))) (i32.const 16))))
        (local.set $down
          (i32.or (i32.shr_u (local.get $down) (i32.const 16))
            (i32.shl
              (i8x16.bitmask (i8x16.eq (local.get $steps) (i8x16.splat (i32.const -1)))) (i32.const 16))))
        (local.set $counts
          (i32.or
            (i32.and
              (i32.and (local.get $up) (i32.shr_u (local.get $up) (i32.const 1)))
              (i32.shr_u (local.get $up) (i32.const 2)))
            (i32.and
              (i32.and (local.get $down) (i32.shr_u (local.get $down) (i32.const 1)))
              (i32.shr_u (local.get $down) (i32.const 2)))))
        ;; Where runs of digits begin; bit 15 of the previous block is the unit before the first one of this block.
        (local.set $places (i32.shr_u (local.get $digitMask) (i32.const 15)))
        (local.set $digitMask
          (i8x16.bitmask
            (i8x16.lt_u
              (i8x16.sub (local.get $units) (i8x16.splat (i32.const 0x30))) (i8x16.splat (i32.const 10)))))
        (local.set $places
          (i32.and (local.get $digitMask)
            (i32.xor
              (i32.or (i32.shl (local.get $digitMask) (i32.const 1)) (local.get $places)) (i32.const -1))))
        (local.set $markMask
          (i8x16.bitmask
            (v128.or
              (i8x16.eq (local.get $units) (i8x16.splat (i32.const 0x2b)))
              (i8x16.eq (local.get $units) (i8x16.splat (i32.const 0x2f))))))
        (local.set $mask
          (i32.or
            (i32.or (local.get $digitMask) (local.get $markMask))
            (i8x16.bitmask
              (v128.or
                ;; Letters: without the bit for lower case, 26 values from `A` on.
                (i8x16.lt_u
                  (i8x16.sub
                    (v128.and (local.get $units) (i8x16.splat (i32.const 0xdf))) (i8x16.splat (i32.const 0x41)))
                  (i8x16.splat (i32.const 26)))
                (v128.or
                  (i8x16.eq (local.get $units) (i8x16.splat (i32.const 0x5f)))
                  (i8x16.eq (local.get $units) (i8x16.splat (i32.const 0x2d))))))))
        (if (i32.eq (local.get $mask) (i32.const 0xffff))
          (then
            (local.set $digits
              (i32.add (local.get $digits)
                (i32.add
                  (i32.popcnt (local.get $digitMask))
                  (i32.shl (i32.popcnt (local.get $places)) (i32.const 16)))))
            (local.set $flags
              (i32.or (local.get $flags)
                (i32.or
                  (i32.ne (local.get $markMask) (i32.const 0))
                  (i32.shl (i32.ne (local.get $counts) (i32.const 0)) (i32.const 1))))))
          (else
            ;; The first zero ends the stretch; the units after the last zero begin the next. No stretch fits in between.
            (local.set $lead (i32.ctz (i32.xor (local.get $mask) (i32.const -1))))
            (if (i32.ge_u (i32.sub (i32.add (local.get $at) (local.get $lead)) (local.get $start)) (i32.const 16))
              (then
                (local.set $tail (i32.sub (i32.shl (i32.const 1) (local.get $lead)) (i32.const 1)))
                (i32.store (local.get $found) (local.get $start))
                (i32.store offset=4 (local.get $found) (i32.add (local.get $at) (local.get $lead)))
                (i32.store offset=8 (local.get $found)
                  (i32.add (local.get $digits)
                    (i32.add
                      (i32.popcnt (i32.and (local.get $digitMask) (local.get $tail)))
                      (i32.shl (i32.popcnt (i32.and (local.get $places) (local.get $tail))) (i32.const 16)))))
                (i32.store offset=12 (local.get $found)
                  (i32.or (local.get $flags)
                    (i32.or
                      (i32.ne (i32.and (local.get $markMask) (local.get $tail)) (i32.const 0))
                      (i32.shl (i32.ne (local.get $counts) (i32.const 0)) (i32.const 1)))))
                (local.set $found (i32.add (local.get $found) (i32.const 16)))))
            (local.set $tail (i32.clz (i32.xor (i32.shl (local.get $mask) (i32.const 16)) (i32.const -1))))
            (local.set $start (i32.sub (i32.add (local.get $at) (i32.const 16)) (local.get $tail)))
            (local.set $tail (i32.shl (i32.const -1) (i32.sub (i32.const 16) (local.get $tail))))
            (local.set $digits
              (i32.add
                (i32.popcnt (i32.and (local.get $digitMask) (local.get $tail)))
                (i32.shl (i32.popcnt (i32.and (local.get $places) (local.get $tail))) (i32.const 16))))
            (local.set $flags
              (i32.or
                (i32.ne (i32.and (local.get $markMask) (local.get $tail)) (i32.const 0))
                (i32.shl (i32.ne (local.get $counts) (i32.const 0)) (i32.const 1))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $blocks)))
    ;; The zeros after the text end every stretch, except if they are not part of a block of sixteen.
    (if (i32.ge_u (i32.sub (local.get $at) (local.get $start)) (i32.const 16))
      (then
        (i32.store (local.get $found) (local.get $start))
        (i32.store offset=4 (local.get $found) (local.get $at))
        (i32.store offset=8 (local.get $found) (local.get $digits))
        (i32.store offset=12 (local.get $found) (local.get $flags))
        (local.set $found (i32.add (local.get $found) (i32.const 16)))))
    (local.get $found)))
