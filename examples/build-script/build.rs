fn main() -> Result<(), typewright::Error> {
    typewright::Builder::new().schema("schema/calls.tl").compile()
}
