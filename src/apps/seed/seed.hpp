#pragma once
// Fills an office: with a demo that looks like six weeks of work, or with rows by the million for the marks.

#include "access/doors.hpp"
#include "calendar/model.hpp"
#include "plumbing/files/files.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinergi::seed {

/// What somebody needs to sign in as one of the demo's officers. The password is kept nowhere else.
struct SeedAccount {
    std::string account, password;
    std::string role;  // "front_office"
    std::string area;  // "3208", "3208012001"
    std::string name;
};

/// Codes with names: the villages of the office, and its kecamatan if the accounts of those are to bear their names.
using Areas = std::vector<std::pair<RegionCode, std::string>>;

/// Has seed_demo filled this office?
[[nodiscard]] bool is_demo_there(db::Database& db);

/// Units, officers, a duty roster, reply templates and about 240 complaints of the six weeks before `now`, each gone
/// through by the deeds of its officers, so that timelines, audit lines and notices are those of a true office. All in
/// one transaction; the chain is sealed at the end. On an office that has the demo nothing is added: its accounts get
/// new passwords, which is all that can still be told of them.
/// @param office an empty, migrated one with its area and secret set
/// @param areas at least 20 villages of the office
/// @throws Fault when a deed of the story is refused, with the key of the refusal
[[nodiscard]] std::vector<SeedAccount> seed_demo(access::Office& office, calendar::Calendar const& calendar,
                                                 files::FileStore const& files, Areas const& areas, Moment now);

/// Says how far a long load is: what is being written, and rows of how many.
using Progress = std::function<void(std::string_view what, std::int64_t done, std::int64_t of)>;

/// Brings an office with the demo up to `count` complaints of the last two years, 95 of 100 ended, by the bulk path of
/// the database; fewer than it has adds nothing. Rows, timelines, search words and reporters are whole. Audit lines and
/// notices are left out: the chain stays true because it claims nothing about these rows. For benchmarks on an office
/// that nobody serves; what was interrupted starts over on an empty one. Memory of its own: about 150 MB for a million.
/// @throws Fault on an office without the demo
void seed_load(access::Office& office, calendar::Calendar const& calendar, Areas const& areas, std::int64_t count,
               Moment now, Progress const& progress = {});

}  // namespace sinergi::seed
