//! The README's request is the example `first_request`, which is compiled with the tests.

#[test]
fn the_readme_shows_the_example() {
    let readme = include_str!("../../../README.md");
    let example = include_str!("../examples/first_request.rs");
    assert!(readme.contains(&format!("```rust,ignore\n{example}```\n")));
}
