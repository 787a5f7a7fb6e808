//! The cycles of a graph: Tarjan's algorithm, without recursion.

/// For each node, the number of the cycle that it is on: nodes that reach one another have the same number. The numbers
/// count up from 0 in the order of their first nodes.
///
/// `edges` lists the targets of each node.
pub(super) fn cycles(edges: &[Vec<u32>]) -> Vec<Option<u32>> {
    let mut search = Search {
        edges,
        states: vec![State::New; edges.len()],
        components: vec![None; edges.len()],
        path: Vec::new(),
        open: Vec::new(),
        seen: 0,
    };
    for node in (0..).take(edges.len()) {
        search.from(node);
    }
    in_order(search.components)
}

#[derive(Clone, Copy)]
enum State {
    New,
    /// On the stack of open nodes, as the nth that was seen.
    Open(u32),
    Closed,
}

/// A node on the path from the root of the search.
struct Step {
    node: u32,
    /// Discovery index.
    seen: u32,
    /// The first seen of the open nodes that it reaches.
    lowest: u32,
    /// The next of its edges.
    edge: usize,
}

struct Search<'e> {
    edges: &'e [Vec<u32>],
    states: Vec<State>,
    /// Any node of its cycle, as a name for it.
    components: Vec<Option<u32>>,
    path: Vec<Step>,
    open: Vec<u32>,
    seen: u32,
}

impl Search<'_> {
    fn from(&mut self, root: u32) {
        if matches!(self.state(root), State::New) {
            self.enter(root);
        }
        while let Some(step) = self.path.last_mut() {
            let target = self.edges.get(step.node as usize).and_then(|targets| targets.get(step.edge)).copied();
            step.edge += 1;
            match target {
                Some(target) => self.follow(target),
                None => self.leave(),
            }
        }
    }

    fn state(&self, node: u32) -> State {
        self.states.get(node as usize).copied().unwrap_or(State::Closed)
    }

    fn set_state(&mut self, node: u32, state: State) {
        if let Some(slot) = self.states.get_mut(node as usize) {
            *slot = state;
        }
    }

    fn enter(&mut self, node: u32) {
        self.set_state(node, State::Open(self.seen));
        self.path.push(Step { node, seen: self.seen, lowest: self.seen, edge: 0 });
        self.open.push(node);
        self.seen += 1;
    }

    fn follow(&mut self, target: u32) {
        match self.state(target) {
            State::New => self.enter(target),
            State::Open(seen) => self.reach(seen),
            State::Closed => {}
        }
    }

    /// Notes that the last step of the path reaches an open node.
    fn reach(&mut self, seen: u32) {
        if let Some(step) = self.path.last_mut() {
            step.lowest = step.lowest.min(seen);
        }
    }

    fn leave(&mut self) {
        let Some(step) = self.path.pop() else { return };
        if step.lowest < step.seen {
            return self.reach(step.lowest);
        }
        let start = self.open.iter().rposition(|&node| node == step.node).unwrap_or(0);
        let component = self.open.split_off(start);
        let own = self.edges.get(step.node as usize);
        let is_cycle = component.len() > 1 || own.is_some_and(|targets| targets.contains(&step.node));
        for node in component {
            self.set_state(node, State::Closed);
            if let Some(slot) = self.components.get_mut(node as usize).filter(|_| is_cycle) {
                *slot = Some(step.node);
            }
        }
    }
}

/// Numbers the components in the order in which they first occur.
fn in_order(mut components: Vec<Option<u32>>) -> Vec<Option<u32>> {
    let mut numbers = vec![None; components.len()];
    let mut next = 0;
    for name in components.iter_mut().flatten() {
        if let Some(number) = numbers.get_mut(*name as usize) {
            *name = *number.get_or_insert_with(|| {
                next += 1;
                next - 1
            });
        }
    }
    components
}
