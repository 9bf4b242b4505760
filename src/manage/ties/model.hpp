#pragma once
// A tie: this file (case, complaint, request at the counter) is about, or concerns, this person of the registry.

#include "registry/model.hpp"

#include <boost/describe.hpp>

namespace sinergi::ties {

enum class FileKind : std::uint8_t { cases, grievances, requests };
BOOST_DESCRIBE_ENUM(FileKind, cases, grievances, requests)

/// A file of another house, by its id there.
struct File {
    FileKind kind = FileKind::cases;
    std::int64_t id = 0;
};

struct Tie;
using TieId = Id<Tie>;
/// `person` as chosen then; who that is today, the registry says.
struct Tie {
    TieId id;
    FileKind kind = FileKind::cases;
    std::int64_t file = 0;
    registry::PersonId person;
    access::AccountId tied_by;
    Moment tied_at;
};
BOOST_DESCRIBE_STRUCT(Tie, (), (id, kind, file, person, tied_by, tied_at))

/// More than anybody's household; what one file is read with at most.
inline constexpr std::int64_t people_max = 30;

}  // namespace sinergi::ties
