#pragma once
// Who works in the demo's office: units, officers, decrees, superiors, the duty roster, and what an administrator sets.

#include "seed/seed.hpp"

#include "access/actions.hpp"
#include "grievances/actions.hpp"

#include <map>
#include <span>

namespace sinergi::seed {

/// One officer of the demo, before there is a database.
struct Post {
    std::string account;
    access::Role role = access::Role::back_office;
    std::string unit;      // code of a unit; "" none
    std::string superior;  // account; "" none
    RegionCode area;
    std::string name;
    std::string password;  // 12 readable characters
    std::string hash;
};

/// Everybody, superiors before those under them, with passwords hashed (25 ms each).
/// @throws Fault when the areas hold too few villages
[[nodiscard]] std::vector<Post> make_posts(RegionCode const& office, Areas const& areas);

/// The same with names and without passwords: who they are follows from the seed.
[[nodiscard]] std::vector<Post> named_posts(RegionCode const& office, Areas const& areas);

/// A unit of the office and who leads it, by account name; "" nobody.
struct UnitLine {
    std::string_view code, name, head{};
    bool is_oversight = false;
};

/// The officers as the deeds know them, by account name.
struct Staff {
    std::map<std::string, access::Officer, std::less<>> officers;
    std::map<std::string, access::UnitId, std::less<>> units;
    [[nodiscard]] access::Officer const& of(std::string_view account) const;
    [[nodiscard]] access::UnitId unit(std::string_view code) const;
};

/// Units and accounts, superiors before those under them, each unit with its head.
[[nodiscard]] Result<Staff> hire(db::Tx& tx, access::Office& office, std::span<UnitLine const> units,
                                 std::vector<Post> const& posts, Moment now, Moment until);

/// Names for posts that have none, and passwords, 25 ms each.
void name_posts(std::vector<Post>& posts, std::uint64_t seed);
void give_passwords(std::vector<Post>& posts);

/// Founds the office in the caller's transaction: units, accounts, roster from `now` to the end of the month after
/// `until`, kinds routed to units, reply templates.
[[nodiscard]] Result<Staff> found_office(db::Tx& tx, access::Office& office, std::vector<Post> const& posts, Moment now,
                                         Moment until);

/// Which unit works on a kind, who leads it and who does the work.
struct Desks {
    std::string_view unit, supervisor;
    std::vector<std::string_view> workers;
};
[[nodiscard]] Desks desks_of(std::string_view kind);

/// New passwords for the demo's accounts that are still in force.
[[nodiscard]] std::vector<SeedAccount> tell_anew(access::Office& office, std::vector<Post> const& posts, Moment now);

}  // namespace sinergi::seed
