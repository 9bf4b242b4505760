#pragma once
// A field check of one family: the task, what was found, and who accepts it. A check that comes with a round says of no
// family why it was chosen: whoever asked knows, the check does not. The 39 questions of the ministry's own
// check are not published, so a visit asks the sections of the form that the registry knows.
// @source docs/sources.md#registry-forms

#include "registry/model/entries.hpp"

namespace sinergi::registry::visits {

struct Visit;
using VisitId = Id<Visit>;
struct Photo;
using PhotoId = Id<Photo>;

/// `done` waits for somebody else's word; absent people leave a visit open.
enum class VisitState : std::uint8_t { open, done, accepted };
BOOST_DESCRIBE_ENUM(VisitState, open, done, accepted)
enum class VisitOutcome : std::uint8_t { met, absent, moved, not_found, refused };
BOOST_DESCRIBE_ENUM(VisitOutcome, met, absent, moved, not_found, refused)
/// Do the data agree with what was found? `absent`: nobody there, or not to be told.
enum class VisitFinding : std::uint8_t { none, fits, differs, absent };
BOOST_DESCRIBE_ENUM(VisitFinding, none, fits, differs, absent)
/// Why a family of a round is checked: the same words for every one of them.
inline constexpr std::string_view round_reason = "Pemeriksaan data berkala";
/// Typed on the spot, or from the paper form afterwards.
enum class VisitWay : std::uint8_t { screen, paper };
BOOST_DESCRIBE_ENUM(VisitWay, screen, paper)
enum class VisitPhotoKind : std::uint8_t { front, inside, kk, paper };
BOOST_DESCRIBE_ENUM(VisitPhotoKind, front, inside, kk, paper)

/// Answers of one section as they were found; `person` none: of the family.
struct Found {
    PersonId person;
    std::string section;
    Answers answers;
};
BOOST_DESCRIBE_STRUCT(Found, (), (person, section, answers))

/// The id is also the code on the paper form. Place in millionths of a degree.
struct Visit {
    VisitId id;
    FamilyId family;
    RegionCode region;
    VisitState state = VisitState::open;
    std::string reason;
    access::AccountId asked_by;
    Moment asked_at;
    std::optional<Date> due_on;
    std::int64_t tries = 0;
    std::string outcome;  // word of VisitOutcome, "" before the first try
    VisitWay way = VisitWay::screen;
    std::optional<Date> visited_on;
    access::AccountId visited_by;
    std::optional<std::int64_t> lat, lon;
    std::string note;                           // a line a visit
    std::string family_says;                    // what the family wants kept beside it
    VisitFinding seen = VisitFinding::none;     // by who was there
    std::string found = "[]";                   // JSON of Found
    VisitFinding finding = VisitFinding::none;  // by who accepted it
    std::string minutes;                        // of the village meeting on which it rests; "" on the visit
    std::optional<Date> minutes_on;
    access::AccountId judged_by;
    std::optional<Moment> judged_at;
    std::string verdict;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Visit, (),
                      (id, family, region, state, reason, asked_by, asked_at, due_on, tries, outcome, way, visited_on,
                       visited_by, lat, lon, note, family_says, seen, found, finding, minutes, minutes_on, judged_by,
                       judged_at, verdict, version))

struct Photo {
    PhotoId id;
    VisitId visit;
    VisitPhotoKind kind = VisitPhotoKind::front;
    std::string file, thumb;  // names in the store of files
    access::AccountId by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(Photo, (), (id, visit, kind, file, thumb, by, at))

}  // namespace sinergi::registry::visits
