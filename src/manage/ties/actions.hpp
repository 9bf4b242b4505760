#pragma once
// Tying a file to a person of the registry, and what either side shows of it. Who sees a tie may see both ends: the
// file by the permits of its own house, the person by those of the registry.

#include "access/rules.hpp"
#include "registry/actions/others.hpp"
#include "ties/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sinergi::ties {

struct Desk {
    access::Office& office;
    Moment now;
};

/// Who changes the ties of a file sees the registry and works on such files.
[[nodiscard]] bool may_tie(access::Officer const& by, FileKind kind);

/// Ties the file to this person, or to whom that one was merged into. Tied already: the tie that stands.
/// @refuses ties.file_unknown, also when the file is not for these eyes or was erased; access.act_not_allowed
///          registry.person_unknown, also beyond the permit; ties.too_many
[[nodiscard]] Result<TieId> tie(db::Tx& tx, Desk const& desk, access::Officer const& by, File const& file,
                                registry::PersonId person);
/// It was somebody else. @refuses ties.file_unknown ties.unknown access.act_not_allowed
[[nodiscard]] Done untie(db::Tx& tx, Desk const& desk, access::Officer const& by, File const& file, TieId id);

struct Tied {
    Tie tie;
    std::optional<registry::Person> person;  // today's; none: not for these eyes
    bool is_gone = false;                    // the registry has nobody of that id any more
};
/// Whom a file is tied to. One line in the audit chain.
/// @refuses ties.file_unknown access.act_not_allowed
[[nodiscard]] Result<std::vector<Tied>> people_of(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                  File const& file);

struct Filed {
    Tie tie;
    std::string number;  // as on paper
    registry::Person person;
    Moment received_at;
    bool is_open = false;
};
/// Files tied to the living and dead members of a family, the newest first: those the reader may see, and no count of
/// the others. One line in the audit chain.
/// @refuses registry.family_unknown, also beyond the permit; access.act_not_allowed
[[nodiscard]] Result<std::vector<Filed>> files_of(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                  registry::FamilyId family);

/// What somebody who asks for the own data is told: cases and requests tied to exactly this person. Neither complaints,
/// which another person made, nor guarded ones: they would tell who shares the home that help was asked for.
[[nodiscard]] std::vector<Filed> own_files(db::Tx& tx, registry::PersonId person);

/// Deletes the ties of files whose content is gone, walking all by id. @return where to go on; none at the end
[[nodiscard]] TieId forget_erased(db::Tx& tx, TieId after, std::int64_t limit);

}  // namespace sinergi::ties
