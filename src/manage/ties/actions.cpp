#include "ties/actions.hpp"

#include "audit/actions.hpp"
#include "cases/actions/glance.hpp"
#include "grievances/actions/glance.hpp"
#include "requests/actions/glance.hpp"

#include <algorithm>
#include <set>

namespace sinergi::ties {
namespace {

using access::Act;

constexpr std::int64_t files_max = 50;  // of one person

/// What is told of a file of any house.
struct Glance {
    std::string number;
    RegionCode region;
    Moment received_at;
    bool is_open = false, is_guarded = false;
};

/// Asked of the file's house as anybody, for who knows who may hear of it, or as this officer.
template <class... By>
std::optional<Glance> glance_of(db::Tx& tx, File const& file, By const&... by) {
    auto const told = [](auto const& found, std::string number, bool is_guarded) -> std::optional<Glance> {
        if (!found || found->is_erased) return std::nullopt;
        return Glance{std::move(number), found->region, found->received_at, found->is_open, is_guarded};
    };
    switch (file.kind) {
        case FileKind::cases: {
            cases::CaseId const id(file.id);
            auto const found = cases::glance(tx, by..., id);
            return told(found, cases::case_number(id), found && found->is_guarded);
        }
        case FileKind::grievances: {
            grievances::GrievanceId const id(file.id);
            auto const found = grievances::glance(tx, by..., id);
            return told(found, grievances::tracking_number(id), found && found->is_guarded);
        }
        case FileKind::requests: {
            requests::RequestId const id(file.id);
            return told(requests::glance(tx, by..., id), requests::tracking_number(id), false);
        }
    }
    return std::nullopt;
}

/// None: there is no such file, or its content was erased.
std::optional<Glance> glance(db::Tx& tx, File const& file) { return glance_of(tx, file); }
/// None also when the file is not for these eyes.
std::optional<Glance> glance(db::Tx& tx, access::Officer const& by, File const& file) {
    return glance_of(tx, file, by);
}

std::string_view subject_of(FileKind kind) {
    switch (kind) {
        case FileKind::cases:
            return "case";
        case FileKind::grievances:
            return "grievance";
        case FileKind::requests:
            return "request";
    }
    return "";
}

Result<Glance> seen(db::Tx& tx, access::Officer const& by, File const& file) {
    if (!by.may(Act::see_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto found = glance(tx, by, file);
    if (!found) return refuse(Why::not_found, "ties.file_unknown", "id");
    return *std::move(found);
}

/// The line names the file alone: a line about the person would stand in what the person's family is shown.
void note(db::Tx& tx, Desk const& desk, access::Officer const& by, File const& file, RegionCode const& region,
          std::string_view act) {
    audit::note(tx, desk.office.ids, desk.now, by.trace(), act,
                {.kind = subject_of(file.kind), .id = file.id, .region = region});
}

bool may_read(access::Officer const& by, registry::Person const& person) {
    return access::permit(Act::see_registry, by, person.region).has_value();
}

}  // namespace

bool may_tie(access::Officer const& by, FileKind kind) {
    if (!by.may(Act::see_registry)) return false;
    switch (kind) {
        case FileKind::cases:
            return by.may(Act::work_case) || by.may(Act::lead_case);
        case FileKind::grievances:
            return by.may(Act::work_grievance) || by.may(Act::verify_grievance);
        case FileKind::requests:
            return by.may(Act::take_request) || by.may(Act::check_request);
    }
    return false;
}

Result<TieId> tie(db::Tx& tx, Desk const& desk, access::Officer const& by, File const& file,
                  registry::PersonId person) {
    SINERGI_TRY(found, seen(tx, by, file));
    if (!may_tie(by, file.kind)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const today = registry::stands_as(tx, person);
    if (!today || !may_read(by, *today)) return refuse(Why::not_found, "registry.person_unknown", "person");
    auto const before = store::of_file(tx, file);
    for (auto const& one : before) {
        auto const tied = registry::stands_as(tx, one.person);
        if (tied && tied->id == today->id) return one.id;
    }
    if (std::ssize(before) >= people_max) return refuse(Why::conflict, "ties.too_many", "person");
    Tie const made{.id = desk.office.ids.make<Tie>(desk.now),
                   .kind = file.kind,
                   .file = file.id,
                   .person = today->id,
                   .tied_by = by.id,
                   .tied_at = desk.now};
    store::insert(tx, made);
    note(tx, desk, by, file, found.region, "ties.tied");
    return made.id;
}

Done untie(db::Tx& tx, Desk const& desk, access::Officer const& by, File const& file, TieId id) {
    SINERGI_TRY(found, seen(tx, by, file));
    if (!may_tie(by, file.kind)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const all = store::of_file(tx, file);
    if (std::ranges::find(all, id, &Tie::id) == all.end()) return refuse(Why::not_found, "ties.unknown", "tie");
    store::end(tx, id, by.id, desk.now);
    note(tx, desk, by, file, found.region, "ties.untied");
    return {};
}

Result<std::vector<Tied>> people_of(db::Tx& tx, Desk const& desk, access::Officer const& by, File const& file) {
    SINERGI_TRY(found, seen(tx, by, file));
    std::vector<Tied> out;
    for (auto const& one : store::of_file(tx, file)) {
        auto today = registry::stands_as(tx, one.person);
        bool const is_gone = !today;
        if (today && !may_read(by, *today)) today.reset();
        out.push_back({.tie = one, .person = std::move(today), .is_gone = is_gone});
    }
    if (!out.empty()) note(tx, desk, by, file, found.region, "ties.read");
    return out;
}

Result<std::vector<Filed>> files_of(db::Tx& tx, Desk const& desk, access::Officer const& by, registry::FamilyId id) {
    if (!by.may(Act::see_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const family = registry::find_family(tx, id);
    bool const is_seen = family && access::permit(Act::see_registry, by, family->region).has_value();
    if (!is_seen) return refuse(Why::not_found, "registry.family_unknown", "family");
    std::set<std::pair<FileKind, std::int64_t>> looked_at;  // who is tied under two ids stands once
    std::vector<Filed> out;
    for (auto const& member : registry::members_of(tx, id))
        for (auto const person : registry::known_as(tx, member.id))
            for (auto const& one : store::of_person(tx, person, files_max)) {
                if (!looked_at.emplace(one.kind, one.file).second) continue;
                if (auto const about = glance(tx, by, {one.kind, one.file}))
                    out.push_back({one, about->number, member, about->received_at, about->is_open});
            }
    std::ranges::sort(out, std::ranges::greater{}, [](Filed const& one) { return one.tie.file; });
    audit::note(tx, desk.office.ids, desk.now, by.trace(), "ties.listed",
                {.kind = "family", .id = id.raw(), .region = family->region});
    return out;
}

std::vector<Filed> own_files(db::Tx& tx, registry::PersonId id) {
    std::vector<Filed> out;
    auto const person = registry::stands_as(tx, id);
    if (!person) return out;
    std::set<std::pair<FileKind, std::int64_t>> looked_at;
    for (auto const known : registry::known_as(tx, person->id))
        for (auto const& one : store::of_person(tx, known, files_max)) {
            if (one.kind == FileKind::grievances || !looked_at.emplace(one.kind, one.file).second) continue;
            auto const about = glance(tx, {one.kind, one.file});
            if (about && !about->is_guarded)
                out.push_back({one, about->number, *person, about->received_at, about->is_open});
        }
    return out;
}

TieId forget_erased(db::Tx& tx, TieId after, std::int64_t limit) {
    auto const some = store::after(tx, after, limit);
    for (auto const& one : some)
        if (!glance(tx, {one.kind, one.file})) store::forget(tx, {one.kind, one.file});
    return std::ssize(some) < limit ? TieId{} : some.back().id;
}

}  // namespace sinergi::ties
