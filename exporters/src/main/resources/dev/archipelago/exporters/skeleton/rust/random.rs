use std::cell::Cell;
use std::collections::hash_map::RandomState;
use std::f64::consts::TAU;
use std::hash::{BuildHasher, Hasher};

thread_local! {
    // Begins with what hash maps take against attackers, which the system draws.
    static STATE: Cell<u64> = Cell::new(RandomState::new().build_hasher().finish());
}

/// 64 random bits: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
pub fn bits() -> u64 {
    STATE.with(|state| {
        let next = state.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        state.set(next);
        let mixed = (next ^ (next >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    })
}

/// From 0 on, and below 1.
pub fn share() -> f64 {
    (bits() >> 11) as f64 / (1u64 << 53) as f64
}

/// From 0 on, and below the number.
pub fn index(below: usize) -> usize {
    ((share() * below as f64) as usize).min(below - 1)
}

/// Normally distributed with mean 0 and standard deviation 1 (Box and Muller, 1958).
pub fn normally() -> f64 {
    (-2.0 * (1.0 - share()).ln()).sqrt() * (TAU * share()).cos()
}
