fn main() -> Result<(), typewright::Error> {
    // A crate of bindings has many users: `Eq` and `Hash` stand wherever they can.
    typewright::Builder::new().schema("schema/notes.tl").derive("*", ["Eq", "Hash"]).compile()
}
