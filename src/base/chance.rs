//! Chance that can be repeated: every shuffle is decided by a recorded seed.

use std::hash::{BuildHasher, RandomState};

/// A sequence of numbers decided by its seed: SplitMix64 (Steele, Lea, Flood 2014, "Fast Splittable Pseudorandom Number Generators").
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Starts the sequence of `seed`.
    pub fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    /// Starts a sequence that differs each time, from the keys the system gives to hash maps.
    pub fn from_system() -> Self {
        Self(RandomState::new().hash_one(std::process::id()))
    }

    /// Returns the next number.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below `bound`, which must not be 0.
    pub fn below(&mut self, bound: usize) -> usize {
        // Lemire 2019, "Fast Random Integer Generation in an Interval"; the bias at these sizes is under 2^-40.
        let wide = u128::from(self.next_u64()) * bound as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Puts `items` in an order decided by the sequence (Fisher–Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// Returns a name of 26 characters that is not met twice: 128 bits in Crockford's base 32.
    pub fn unique_name(&mut self) -> String {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut bits = (u128::from(self.next_u64()) << 64) | u128::from(self.next_u64());
        let mut name = [0u8; 26];
        for digit in name.iter_mut().rev() {
            *digit = DIGITS[(bits & 31) as usize];
            bits >>= 5;
        }
        name.iter().map(|&byte| char::from(byte)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_first_numbers_of_seed_zero_are_the_published_ones() {
        let mut chance = Chance::from_seed(0);
        assert_eq!(chance.next_u64(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(chance.next_u64(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn a_shuffle_keeps_every_item_and_repeats() {
        let mut one: Vec<u32> = (0..50).collect();
        let mut two = one.clone();
        Chance::from_seed(7).shuffle(&mut one);
        Chance::from_seed(7).shuffle(&mut two);
        assert_eq!(one, two);
        assert_ne!(one, (0..50).collect::<Vec<_>>());
        one.sort_unstable();
        assert_eq!(one, (0..50).collect::<Vec<_>>());
    }
}
