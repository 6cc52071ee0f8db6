#![cfg_attr(fuzzing, no_main)]

cliniko_core_fuzz::entry_point!(impl_user_agent);
