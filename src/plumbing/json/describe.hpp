#pragma once
// A described struct is the one description: read with a path to every wrong field, written, and told as a JSON schema.
//
//     struct AssignIn { Id<Account> officer; std::optional<Text<1, 2000>> text; };
//     BOOST_DESCRIBE_STRUCT(AssignIn, (), (officer, text))
//
//     json::read<AssignIn>(body)     Result<AssignIn>; every wrong field in Refusal::faults
//     json::read_known<Letter>(body) the same, members it does not know passed over
//     json::write(answer)            std::string
//     json::schema_of<AssignIn>()    Schema
//
// Members: bool, integers, double, std::string, std::optional, std::vector, std::map<std::string, T>, described enums,
// described structs, Rupiah, RawJson and every value type with `static Result<T> parse(std::string_view)` and `text()`.
// A member that is a C++ word ends in `_` and has none on the wire: `new_` is "new".
// A std::optional may be missing or null. Another member may be missing only when the struct says so:
// `static constexpr std::string_view optional_members = "limit,close";` and then keeps its default.
// A struct with a base is read only when it has a default constructor.

#include "plumbing/json/kinds.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/schema.hpp"
#include "plumbing/json/write.hpp"
