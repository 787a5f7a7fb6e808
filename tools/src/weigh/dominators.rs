//! Immediate dominators: the algorithm of Lengauer and Tarjan, without recursion.

/// A tree of a graph: a node's parent, its immediate dominator, is the last node that stands on every way from the
/// source to it.
pub(super) struct Dominators {
    /// Nodes by their numbers: those that the source reaches, the source first, and each after its dominator.
    pub(super) order: Vec<u32>,
    /// The number of each node's immediate dominator, by the node's own number; the source has its own.
    pub(super) parents: Vec<usize>,
}

/// The dominators of the nodes that `source` reaches. `edges` lists the targets of each node. Takes time in proportion
/// to the edges and a logarithm.
pub(super) fn dominators(edges: &[Vec<u32>], source: u32) -> Dominators {
    let Tree { order, numbers, parents } = Tree::search(edges, source);
    let mut sources = vec![Vec::new(); order.len()];
    for (number, node) in order.iter().enumerate() {
        for target in edges.get(*node as usize).into_iter().flatten() {
            if let Some(sources) = numbers.get(*target as usize).and_then(|target| sources.get_mut(*target)) {
                sources.push(number);
            }
        }
    }
    let mut forest = Forest::new(order.len());
    let mut dominators = parents.clone();
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); order.len()];
    for (number, sources) in sources.iter().enumerate().skip(1).rev() {
        let lowest = sources.iter().fold(number, |lowest, source| {
            let best = forest.best(*source);
            lowest.min(at(&forest.lowest, best))
        });
        put(&mut forest.lowest, number, lowest);
        waiting.get_mut(lowest).into_iter().for_each(|waiting| waiting.push(number));
        let parent = at(&parents, number);
        forest.link(parent, number);
        for node in waiting.get_mut(parent).map(std::mem::take).unwrap_or_default() {
            let best = forest.best(node);
            let is_lower = at(&forest.lowest, best) < at(&forest.lowest, node);
            put(&mut dominators, node, if is_lower { best } else { parent });
        }
    }
    for number in 1..order.len() {
        let dominator = at(&dominators, number);
        if dominator != at(&forest.lowest, number) {
            let earlier = at(&dominators, dominator);
            put(&mut dominators, number, earlier);
        }
    }
    Dominators { order, parents: dominators }
}

fn at(list: &[usize], index: usize) -> usize {
    list.get(index).copied().unwrap_or(0)
}

fn put(list: &mut [usize], index: usize, value: usize) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}

/// The tree of a search in depth. Nodes are numbered as they are met.
struct Tree {
    order: Vec<u32>,
    /// The number of each node; `usize::MAX` for one that is not reached.
    numbers: Vec<usize>,
    /// By number: the number of the node that it was met from.
    parents: Vec<usize>,
}

impl Tree {
    fn search(edges: &[Vec<u32>], source: u32) -> Self {
        let mut tree = Self { order: Vec::new(), numbers: vec![usize::MAX; edges.len()], parents: Vec::new() };
        let mut path = Vec::new();
        tree.meet(edges, source, 0, &mut path);
        while let Some((number, targets)) = path.last_mut() {
            let number = *number;
            match targets.next() {
                Some(target) => tree.meet(edges, *target, number, &mut path),
                None => _ = path.pop(),
            }
        }
        tree
    }

    fn meet<'e>(
        &mut self,
        edges: &'e [Vec<u32>],
        node: u32,
        parent: usize,
        path: &mut Vec<(usize, std::slice::Iter<'e, u32>)>,
    ) {
        let new = self.numbers.get_mut(node as usize).filter(|number| **number == usize::MAX);
        let (Some(number), Some(targets)) = (new, edges.get(node as usize)) else { return };
        *number = self.order.len();
        path.push((*number, targets.iter()));
        self.order.push(node);
        self.parents.push(parent);
    }
}

/// The part of the tree that is done, with shortcuts upwards.
struct Forest {
    /// A node further up; `usize::MAX` for the root of a tree.
    above: Vec<usize>,
    /// The node that starts lowest among those that shortcuts have passed by.
    best: Vec<usize>,
    /// The lowest number from which a way leads to a node over higher numbers only.
    lowest: Vec<usize>,
}

impl Forest {
    fn new(nodes: usize) -> Self {
        Self { above: vec![usize::MAX; nodes], best: (0..nodes).collect(), lowest: (0..nodes).collect() }
    }

    fn link(&mut self, parent: usize, node: usize) {
        put(&mut self.above, node, parent);
    }

    /// The node that starts lowest, from `node` up to its root, which does not count.
    fn best(&mut self, node: usize) -> usize {
        let mut path = Vec::new();
        let mut next = node;
        while let Some(&above) = self.above.get(next).filter(|above| **above != usize::MAX) {
            path.push(next);
            next = above;
        }
        // The topmost node hangs from the root already: all others are hung there, from the top downwards.
        let root = next;
        let mut upper = path.pop();
        for lower in path.into_iter().rev() {
            let (Some(above), own) = (upper, at(&self.best, lower)) else { break };
            let passed = at(&self.best, above);
            if at(&self.lowest, passed) < at(&self.lowest, own) {
                put(&mut self.best, lower, passed);
            }
            put(&mut self.above, lower, root);
            upper = Some(lower);
        }
        at(&self.best, node)
    }
}
