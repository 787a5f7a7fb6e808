//! Errors of functions: their enums, common errors, and the Rust generated for them.

use insta::assert_snapshot;
use typewright_tests::Documented;

const TL: &str = "---functions--- a.call = Bool; other = Bool; wrap {X:Type} query:!X = X;";

/// The item of a file that has `needle`.
fn item(documented: Documented, file: &str, needle: &str) -> String {
    let files = documented.rust();
    let text = files.get(file).unwrap_or_else(|| panic!("no {file} among {:?}", files.keys()));
    typewright_tests::item(text, needle).to_owned()
}

fn errors(json: &str) -> Documented {
    Documented::tl(TL).errors("errors.json", json)
}

const TWO_CODES: &str = r#"{
    "errors": { "400": { "USER_IS_BLOCKED": ["a.call"] }, "403": { "USER_IS_BLOCKED": ["a.call"] } },
    "descriptions": { "USER_IS_BLOCKED": "They have blocked *you* <b>now</b>." }
}"#;

#[test]
fn a_name_under_two_codes_is_a_variant_that_keeps_its_code() {
    assert_snapshot!(item(errors(TWO_CODES), "functions/a.rs", "pub enum"), @"
    /// The errors of [`Call`].
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CallError {
        /// They have blocked *you* now.
        ///
        /// `USER_IS_BLOCKED` under 400 or 403, from `errors.json`
        UserIsBlocked {
            /// The code that it came under.
            code: i32,
        },
        /// Any other.
        Other(rt::RpcError),
    }
    ");
    assert_snapshot!(item(errors(TWO_CODES), "functions/a.rs", "rt::MethodError for"), @"
    impl rt::MethodError for CallError {
        const KNOWN: &'static [&'static rt::KnownError] = &[&errors::USER_IS_BLOCKED];

        #[inline]
        fn from_known(index: usize, code: i32, _: u64) -> Option<Self> {
            Some(
                match index {
                    0 => Self::UserIsBlocked { code },
                    _ => return None,
                },
            )
        }

        #[inline]
        fn known(&self) -> rt::Known<'_> {
            match self {
                Self::UserIsBlocked { code } => errors::USER_IS_BLOCKED.at(*code, 0),
                Self::Other(error) => rt::Known::Other(error),
            }
        }
    }
    ");
    assert_snapshot!(item(errors(TWO_CODES), "errors.rs", "static"), @r#"
    /// They have blocked *you* now.
    ///
    /// `USER_IS_BLOCKED` under 400 or 403, from `errors.json`
    #[doc(hidden)]
    pub static USER_IS_BLOCKED: rt::KnownError = rt::KnownError {
        name: "USER_IS_BLOCKED",
        codes: &[400, 403],
        number: rt::Number::None,
        description: "They have blocked you now.",
    };
    "#);
}

const NUMBERS: &str = r#"{
    "errors": {
        "303": { "PHONE_MIGRATE_%d": ["a.call"] },
        "400": {
            "FILE_REFERENCE_%d_EXPIRED": ["a.call"],
            "FILE_REFERENCE_EXPIRED": ["a.call"],
            "2FA_CONFIRM_WAIT_%d": ["a.call"],
            "CHAT_WAIT_%dMIN": ["a.call"]
        }
    },
    "descriptions": {}
}"#;

#[test]
fn a_number_is_a_field_of_its_meaning() {
    assert_snapshot!(item(errors(NUMBERS), "functions/a.rs", "pub enum"), @"
    /// The errors of [`Call`].
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CallError {
        /// `2FA_CONFIRM_WAIT_%d` under 400, from `errors.json`
        _2faConfirmWait {
            /// How long to wait.
            wait: ::core::time::Duration,
        },
        /// `CHAT_WAIT_%dMIN` under 400, from `errors.json`
        ChatWaitMin {
            /// How long to wait.
            wait: ::core::time::Duration,
        },
        /// `FILE_REFERENCE_%d_EXPIRED` under 400, from `errors.json`
        FileReferenceNExpired {
            /// The number in the name of the error.
            number: u64,
        },
        /// `FILE_REFERENCE_EXPIRED` under 400, from `errors.json`
        FileReferenceExpired,
        /// `PHONE_MIGRATE_%d` under 303, from `errors.json`
        PhoneMigrate {
            /// The number of the data centre.
            dc: u64,
        },
        /// Any other.
        Other(rt::RpcError),
    }
    ");
    assert_snapshot!(item(errors(NUMBERS), "functions/a.rs", "rt::MethodError for"), @"
    impl rt::MethodError for CallError {
        const KNOWN: &'static [&'static rt::KnownError] = &[
            &errors::_2FA_CONFIRM_WAIT,
            &errors::CHAT_WAIT_MIN,
            &errors::FILE_REFERENCE_N_EXPIRED,
            &errors::FILE_REFERENCE_EXPIRED,
            &errors::PHONE_MIGRATE,
        ];

        #[inline]
        fn from_known(index: usize, _: i32, number: u64) -> Option<Self> {
            Some(
                match index {
                    0 => {
                        Self::_2faConfirmWait {
                            wait: ::core::time::Duration::from_secs(number),
                        }
                    }
                    1 => {
                        Self::ChatWaitMin {
                            wait: rt::minutes(number),
                        }
                    }
                    2 => {
                        Self::FileReferenceNExpired {
                            number,
                        }
                    }
                    3 => Self::FileReferenceExpired,
                    4 => Self::PhoneMigrate { dc: number },
                    _ => return None,
                },
            )
        }

        #[inline]
        fn known(&self) -> rt::Known<'_> {
            match self {
                Self::_2faConfirmWait { wait } => {
                    errors::_2FA_CONFIRM_WAIT.at(400, rt::seconds_of(*wait))
                }
                Self::ChatWaitMin { wait } => {
                    errors::CHAT_WAIT_MIN.at(400, rt::minutes_of(*wait))
                }
                Self::FileReferenceNExpired { number } => {
                    errors::FILE_REFERENCE_N_EXPIRED.at(400, *number)
                }
                Self::FileReferenceExpired => errors::FILE_REFERENCE_EXPIRED.at(400, 0),
                Self::PhoneMigrate { dc } => errors::PHONE_MIGRATE.at(303, *dc),
                Self::Other(error) => rt::Known::Other(error),
            }
        }
    }
    ");
}

const COMMON: &str = r#"{
    "errors": { "400": { "CALL_INVALID": ["a.call"] }, "420": { "FLOOD_WAIT_%d": [] } },
    "descriptions": {}
}"#;

#[test]
fn an_error_that_any_function_may_raise_is_there_once() {
    assert_snapshot!(item(errors(COMMON), "errors.rs", "pub enum"), @"
    /// The errors that any function may raise.
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CommonError {
        /// `FLOOD_WAIT_%d` under 420, from `errors.json`
        FloodWait {
            /// How long to wait.
            wait: ::core::time::Duration,
        },
        /// Any other.
        Other(rt::RpcError),
    }
    ");
    assert_snapshot!(item(errors(COMMON), "functions/a.rs", "pub enum"), @"
    /// The errors of [`Call`].
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CallError {
        /// `CALL_INVALID` under 400, from `errors.json`
        CallInvalid,
        /// One that any function may raise.
        Common(errors::CommonError),
        /// Any other.
        Other(rt::RpcError),
    }
    ");
    assert_snapshot!(item(errors(COMMON), "functions/mod.rs", "rt::Function for Other"), @"
    impl rt::Function for Other {
        type Response = bool;
        type Error = errors::CommonError;
        type Form = rt::Plain;

        #[inline]
        fn form(&self) -> Self::Form {
            rt::Plain
        }
    }
    ");
}

const WRAPPED: &str = r#"{ "errors": { "400": { "CONNECTION_API_ID_INVALID": ["wrap"] } }, "descriptions": {} }"#;

#[test]
fn a_function_that_wraps_another_fails_as_that_does_too() {
    assert_snapshot!(item(errors(WRAPPED), "functions/mod.rs", "pub enum"), @"
    /// The errors of [`Wrap`].
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum WrapError<E> {
        /// `CONNECTION_API_ID_INVALID` under 400, from `errors.json`
        ConnectionApiIdInvalid,
        /// One of the query.
        Query(E),
    }
    ");
    assert_snapshot!(item(errors(WRAPPED), "functions/mod.rs", "rt::Function for Wrap"), @"
    impl<X: rt::Function> rt::Function for Wrap<X> {
        type Response = <X as rt::Function>::Response;
        type Error = WrapError<<X as rt::Function>::Error>;
        type Form = <X as rt::Function>::Form;

        #[inline]
        fn form(&self) -> Self::Form {
            rt::Function::form(&self.query)
        }
    }
    ");
    assert_snapshot!(item(errors(COMMON), "functions/mod.rs", "rt::Function for Wrap"), @"
    impl<X: rt::Function> rt::Function for Wrap<X> {
        type Response = <X as rt::Function>::Response;
        type Error = <X as rt::Function>::Error;
        type Form = <X as rt::Function>::Form;

        #[inline]
        fn form(&self) -> Self::Form {
            rt::Function::form(&self.query)
        }
    }
    ");
}

#[test]
fn without_a_database_nothing_is_claimed() {
    let files = Documented::tl(TL).rust();
    assert!(!files.contains_key("errors.rs"));
    assert_snapshot!(item(Documented::tl(TL), "functions/a.rs", "rt::Function for Call"), @"
    impl rt::Function for Call {
        type Response = bool;
        type Error = rt::RpcError;
        type Form = rt::Plain;

        #[inline]
        fn form(&self) -> Self::Form {
            rt::Plain
        }
    }
    ");
}

#[test]
fn a_page_says_who_may_call_what_no_database_lists() {
    let page = "# Method: a.call\n\n### Can bots use this method: **NO**\n\n### Errors\n\n| Code | Type | Description |\n\
                |------|------|------|\n|400|CALL_OVER|It is over.|\n";
    let json =
        |listed: &str| format!(r#"{{ "errors": {{ "400": {{ "ELSE": ["{listed}"] }} }}, "user_only": ["other"] }}"#);
    let bots = |listed| {
        let text = item(errors(&json(listed)).page("a.call.md", page), "functions/a.rs", "AVAILABILITY");
        text.lines().find(|line| line.contains("bots:")).unwrap_or_default().trim().to_owned()
    };
    // The database does not know the function, and so cannot tell which callers it leaves out.
    assert_eq!(bots("other"), "bots: Some(false),");
    // Here it does, and wins.
    assert_eq!(bots("a.call"), "bots: Some(true),");
}
