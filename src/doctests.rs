//! Programs that must not compile, each after one that does, with a single difference.

/// A key has no `Display`.
///
/// ```
/// let key = cliniko_core::ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap();
/// println!("{:?}", key);
/// ```
/// ```compile_fail,E0277
/// let key = cliniko_core::ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap();
/// println!("{}", key);
/// ```
mod a_key_has_no_display {}

/// Keys are not compared.
///
/// ```
/// fn takes<T: Copy>() {}
/// takes::<cliniko_core::ApiKey<'static>>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: PartialEq>() {}
/// takes::<cliniko_core::ApiKey<'static>>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: PartialOrd>() {}
/// takes::<cliniko_core::ApiKey<'static>>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: std::hash::Hash>() {}
/// takes::<cliniko_core::ApiKey<'static>>();
/// ```
mod a_key_has_no_comparison {}

/// A key borrows, which `FromStr` cannot express.
///
/// ```
/// let key: cliniko_core::ApiKey<'_> = "MS0xLWl4SzYY-uk1".try_into().unwrap();
/// ```
/// ```compile_fail,E0277
/// let key: cliniko_core::ApiKey<'_> = "MS0xLWl4SzYY-uk1".parse().unwrap();
/// ```
mod a_key_has_no_from_str {}

/// A key comes from a string: it has no default.
///
/// ```
/// fn takes<T: Copy>() {}
/// takes::<cliniko_core::ApiKey<'static>>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: Default>() {}
/// takes::<cliniko_core::ApiKey<'static>>();
/// ```
mod a_key_has_no_default {}

/// An exposed key is printed on purpose, not by a `dbg!` left behind.
///
/// ```
/// let key = cliniko_core::ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap().expose_key();
/// println!("{}", key);
/// ```
/// ```compile_fail,E0277
/// let key = cliniko_core::ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap().expose_key();
/// println!("{:?}", key);
/// ```
mod an_exposed_key_has_no_debug {}

/// A header is neither printed nor compared, and is copied only on purpose.
///
/// ```
/// fn takes<T: Clone>() {}
/// takes::<cliniko_core::Authorization>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: Copy>() {}
/// takes::<cliniko_core::Authorization>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: std::fmt::Display>() {}
/// takes::<cliniko_core::Authorization>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: PartialEq>() {}
/// takes::<cliniko_core::Authorization>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: std::hash::Hash>() {}
/// takes::<cliniko_core::Authorization>();
/// ```
mod a_header_has_neither_display_nor_comparison {}

/// A shard has no default.
///
/// ```
/// fn takes<T: Ord>() {}
/// takes::<cliniko_core::Shard>();
/// ```
/// ```compile_fail,E0277
/// fn takes<T: Default>() {}
/// takes::<cliniko_core::Shard>();
/// ```
mod a_shard_has_no_default {}

/// A match on a `#[non_exhaustive]` enum has an arm for later variants.
///
/// ```
/// fn is_british(shard: cliniko_core::Shard) -> bool {
///     use cliniko_core::Shard::*;
///     match shard {
///         Uk1 | Uk2 | Uk3 => true,
///         Au1 | Au2 | Au3 | Au4 | Au5 | Ca1 | Eu1 | Us1 => false,
///         _ => false,
///     }
/// }
/// ```
/// ```compile_fail,E0004
/// fn is_british(shard: cliniko_core::Shard) -> bool {
///     use cliniko_core::Shard::*;
///     match shard {
///         Uk1 | Uk2 | Uk3 => true,
///         Au1 | Au2 | Au3 | Au4 | Au5 | Ca1 | Eu1 | Us1 => false,
///     }
/// }
/// ```
mod a_shard_may_be_a_new_one {}

/// A function that takes an `ApiUrl` cannot be given an untrusted string.
///
/// ```
/// fn send(url: cliniko_core::ApiUrl<'_>) {}
/// send(cliniko_core::Shard::Uk1.api_url(&["patients"]).unwrap());
/// ```
/// ```compile_fail,E0308
/// fn send(url: cliniko_core::ApiUrl<'_>) {}
/// send("https://api.uk1.cliniko.com/v1/patients");
/// ```
/// ```compile_fail,E0277
/// fn send(url: cliniko_core::ApiUrl<'_>) {}
/// send("https://api.uk1.cliniko.com/v1/patients".try_into().unwrap());
/// ```
/// ```compile_fail,E0277
/// fn send(url: cliniko_core::ApiUrl<'_>) {}
/// send("https://api.uk1.cliniko.com/v1/patients".parse().unwrap());
/// ```
mod a_url_is_not_made_of_a_string {}

/// An array in the call lives no longer than the call.
///
/// ```
/// let one = String::from("1");
/// let segments = ["patients", &one];
/// let url = cliniko_core::Shard::Uk1.api_url(&segments).unwrap();
/// println!("{url}");
/// ```
/// ```compile_fail,E0716
/// let one = String::from("1");
/// let url = cliniko_core::Shard::Uk1.api_url(&["patients", &one]).unwrap();
/// println!("{url}");
/// ```
mod a_url_borrows_its_segments {}

/// A key lives no longer than its string; the header does.
///
/// ```
/// let input = String::from("MS0xLWl4SzYY-uk1");
/// let kept = cliniko_core::ApiKey::parse(&input).unwrap().authorization();
/// drop(input);
/// println!("{kept:?}");
/// ```
/// ```compile_fail,E0505
/// let input = String::from("MS0xLWl4SzYY-uk1");
/// let kept = cliniko_core::ApiKey::parse(&input).unwrap();
/// drop(input);
/// println!("{kept:?}");
/// ```
mod a_key_borrows_its_string {}

/// A constant that is not a key does not compile.
///
/// ```
/// const KEY: cliniko_core::ApiKey<'_> = match cliniko_core::ApiKey::parse("MS0xLWl4SzYY-uk1") {
///     Ok(key) => key,
///     Err(_) => panic!("no key"),
/// };
/// println!("{KEY:?}");
/// ```
/// ```compile_fail,E0080
/// const KEY: cliniko_core::ApiKey<'_> = match cliniko_core::ApiKey::parse("MS0xLWl4SzYY-uk9") {
///     Ok(key) => key,
///     Err(_) => panic!("no key"),
/// };
/// println!("{KEY:?}");
/// ```
mod a_constant_key_is_a_key {}
