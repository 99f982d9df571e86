//! Which functions are alike.
//!
//! What gzip has seen, it forgets after 32 KiB, a thirtieth of the page's module. Functions that
//! repeat much of each other, such as the same code for several types, are to stand closer.

use std::collections::VecDeque;

/// How many bytes in a row are worth repeating.
const RUN: usize = 5;

/// Runs that so many functions have are everywhere, and make no two functions alike.
const COMMON: usize = 200;

/// How far back repetitions are looked for: in less than gzip does, since the function itself takes
/// room, too.
const WINDOW: usize = 26_000;

/// Counted with every function, so that a few bytes alike do not make tiny functions the likest.
const HEADER: usize = 40;

/// The positions of functions in an order in which each repeats much of those before it.
pub(super) fn ordered(bodies: &[&[u8]]) -> Vec<usize> {
    let runs = Runs::of(bodies);
    let mut window = Window::new(&runs, bodies);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    let mut next = (0..left.len()).max_by_key(|&at| bodies[at].len());
    while let Some(at) = next {
        let function = left.swap_remove(at);
        order.push(function);
        window.push(function);
        next = (0..left.len()).max_by_key(|&at| (window.likeness(left[at]), left[at]));
    }
    order
}

/// The runs of bytes that several functions have, by number.
struct Runs {
    /// Those of each function.
    of: Vec<Vec<usize>>,
    /// The functions that have each.
    owners: Vec<Vec<usize>>,
}

impl Runs {
    fn of(bodies: &[&[u8]]) -> Self {
        let mut all: Vec<(&[u8], usize)> = Vec::new();
        for (function, body) in bodies.iter().enumerate() {
            all.extend(body.windows(RUN).map(|run| (run, function)));
        }
        all.sort_unstable();
        all.dedup();
        let mut runs = Self { of: vec![Vec::new(); bodies.len()], owners: Vec::new() };
        for alike in all.chunk_by(|one, other| one.0 == other.0) {
            if (2..COMMON).contains(&alike.len()) {
                for &(_, function) in alike {
                    runs.of[function].push(runs.owners.len());
                }
                runs.owners.push(alike.iter().map(|&(_, function)| function).collect());
            }
        }
        runs
    }

    /// What it says about two functions that they have a run in common: less, the more have it.
    fn weight(&self, run: usize) -> usize {
        1_000 / (100 * self.owners[run].len()).isqrt()
    }
}

/// The last functions of the order.
struct Window<'a> {
    runs: &'a Runs,
    bodies: &'a [&'a [u8]],
    functions: VecDeque<usize>,
    bytes: usize,
    /// How many of the functions have each run.
    having: Vec<usize>,
    /// The weight of what each function has in common with them.
    common: Vec<usize>,
}

impl<'a> Window<'a> {
    fn new(runs: &'a Runs, bodies: &'a [&'a [u8]]) -> Self {
        let (having, common) = (vec![0; runs.owners.len()], vec![0; bodies.len()]);
        Self { runs, bodies, functions: VecDeque::new(), bytes: 0, having, common }
    }

    fn likeness(&self, function: usize) -> usize {
        1_000 * self.common[function] / (self.bodies[function].len() + HEADER)
    }

    fn push(&mut self, function: usize) {
        self.functions.push_back(function);
        self.bytes += self.bodies[function].len();
        for &run in &self.runs.of[function] {
            self.having[run] += 1;
            if self.having[run] == 1 {
                for &owner in &self.runs.owners[run] {
                    self.common[owner] += self.runs.weight(run);
                }
            }
        }
        while self.bytes > WINDOW && self.functions.len() > 1 {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(function) = self.functions.pop_front() else { return };
        self.bytes -= self.bodies[function].len();
        for &run in &self.runs.of[function] {
            self.having[run] -= 1;
            if self.having[run] == 0 {
                for &owner in &self.runs.owners[run] {
                    self.common[owner] -= self.runs.weight(run);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn what_is_alike_stands_together() {
        let bodies: [&[u8]; 5] =
            [b"to get and to drop", b"0123456789", b"to get", b"x56789", b"and to drop"];
        let order = ordered(&bodies);
        let place = |function| order.iter().position(|&at| at == function).expect("it is there");
        assert_eq!(order.len(), bodies.len());
        assert_eq!(place(0), 0);
        assert!(place(2) < place(1) && place(4) < place(1), "{order:?}");
        assert_eq!(place(1).abs_diff(place(3)), 1);
    }

    #[test]
    fn each_function_stays() {
        let bodies: Vec<Vec<u8>> = (0..300_u16).map(|n| n.to_le_bytes().repeat(100)).collect();
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let mut order = ordered(&bodies);
        order.sort_unstable();
        assert!(order.into_iter().eq(0..300));
        assert!(ordered(&[]).is_empty());
    }
}
