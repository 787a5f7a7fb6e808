//! Two layers in one program: the second shares identical types with the first, and converts the rest.

/// The first.
pub mod old {
    include!(concat!(env!("OUT_DIR"), "/layer_1.rs"));
}

/// The second.
pub mod new {
    include!(concat!(env!("OUT_DIR"), "/layer_2.rs"));
}

/// Three modules with the same choices: a layer, the next one beside it, and the first one beside itself.
macro_rules! flavour {
    ($(#[$doc:meta])* $name:ident, $old:literal, $new:literal, $same:literal) => {
        $(#[$doc])*
        pub mod $name {
            /// The first.
            pub mod old {
                include!(concat!(env!("OUT_DIR"), "/", $old, ".rs"));
            }

            /// The second.
            pub mod new {
                include!(concat!(env!("OUT_DIR"), "/", $new, ".rs"));
            }

            /// The first, once more.
            pub mod same {
                include!(concat!(env!("OUT_DIR"), "/", $same, ".rs"));
            }
        }
    };
}

flavour!(
    /// Types that own their contents, with derives for all that can have them.
    owned, "owned_old", "owned_new", "owned_same"
);
flavour!(
    /// Types that borrow.
    lent, "lent_old", "lent_new", "lent_same"
);
flavour!(
    /// Enums that keep unknown constructors.
    open, "open_old", "open_new", "open_same"
);

flavour!(
    /// Types with JSON and a registry.
    json, "json_old", "json_new", "json_same"
);
