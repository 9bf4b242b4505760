#pragma once
// Who is who in the office: asked by other houses inside their own transactions. Nobody here is found by a citizen.

#include "access/rules.hpp"
#include "plumbing/db/db.hpp"

#include <string>
#include <vector>

namespace sinergi::access {

/// One line of a list of people.
struct Person {
    AccountId id;
    std::string account;
    std::string name;
    Role role = Role::village_operator;
    RegionCode area;
    UnitId unit;
    std::string unit_name;
};

/// A part of the office.
struct Unit {
    UnitId id;
    std::string code, name;
    bool is_oversight = false;
    AccountId head;
    std::string head_name;
};
BOOST_DESCRIBE_STRUCT(Unit, (), (id, code, name, is_oversight, head, head_name))

/// The officer with today's acts; none when there is no such account or it has ended or its decree has. One indexed
/// read.
[[nodiscard]] std::optional<Officer> find_officer(db::Tx& tx, AccountId id, Date today);
/// The same, without asking about the decree's last day: the nightly end of decrees may be hours late.
[[nodiscard]] std::optional<Officer> find_officer(db::Tx& tx, AccountId id);
/// Asks ahead what both will ask (db::Tx::ahead).
void find_officer_ahead(db::Tx& tx, AccountId id);
/// Whoever it is or was: for names in lists and timelines.
[[nodiscard]] std::optional<Person> find_person(db::Tx& tx, AccountId id);

/// Officers in force who may be given work: of `unit` (none: of any), whose area holds `region` (empty: any), by name.
[[nodiscard]] std::vector<Person> people(db::Tx& tx, UnitId unit, RegionCode const& region, Date today,
                                         std::int64_t limit = 200);
/// Officers whom a report may mean by these words (of a search key), forms of address and posts left aside: all words
/// stand in the name, or two of the name among the words. At most 200; rather one too many.
[[nodiscard]] std::vector<Person> called(db::Tx& tx, std::vector<std::string> const& words);

/// Not at work on that day: absent, ended or without a decree.
[[nodiscard]] bool is_absent(db::Tx& tx, AccountId id, Date today);
/// To whom an officer's late work climbs: the superior written in the account, else the head of the unit. None on top.
[[nodiscard]] AccountId superior_of(db::Tx& tx, AccountId id);
[[nodiscard]] AccountId head_of_unit(db::Tx& tx, UnitId unit);
/// Piket of the day; none when the roster has a hole.
[[nodiscard]] AccountId duty_officer(db::Tx& tx, Date today);
/// Who leads the office: the account in force with the role `head` and the widest area.
[[nodiscard]] AccountId office_head(db::Tx& tx);
/// The head of the unit that handles reports about officers, else one of its supervisors.
[[nodiscard]] AccountId oversight_head(db::Tx& tx);
/// Above the office: what names all who would see it goes there. None where the regent has no account.
[[nodiscard]] AccountId regent(db::Tx& tx);
/// Who may see what names an officer (Act::see_oversight), at most 200.
[[nodiscard]] std::vector<AccountId> overseers(db::Tx& tx);

/// All units, by code.
[[nodiscard]] std::vector<Unit> units(db::Tx& tx);
[[nodiscard]] bool has_unit(db::Tx& tx, UnitId unit);
[[nodiscard]] UnitId unit_of(db::Tx& tx, AccountId id);

}  // namespace sinergi::access
