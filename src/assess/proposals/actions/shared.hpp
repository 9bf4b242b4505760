#pragma once
// What every deed of this house begins and ends with. Only for its actions.

#include "proposals/actions.hpp"

namespace sinergi::proposals {

/// A roll this officer may do this to, in a state that allows it. Beyond the officer's area it does not exist.
/// @refuses access.act_not_allowed proposals.roll_unknown proposals.four_eyes proposals.not_in_this_state
///          proposals.changed_meanwhile
[[nodiscard]] Result<Roll> take(db::Tx& tx, access::Officer const& by, RollId id, Deed deed,
                                std::optional<std::int64_t> version = {});
struct Taken {
    Item item;
    Roll roll;
};
/// A line and its roll; `version` is the line's.
[[nodiscard]] Result<Taken> take(db::Tx& tx, access::Officer const& by, ItemId id, Deed deed,
                                 std::optional<std::int64_t> version = {});

/// Words without white space at the ends and without numbers of people.
/// @refuses proposals.words_needed below `min` characters
[[nodiscard]] Result<std::string> words_of(std::string const& words, std::size_t min);
/// @refuses proposals.word_unknown
Done check_word(db::Tx& tx, std::string_view list, std::string_view code);

/// Timeline, audit, notice.
void leave(db::Tx& tx, Desk const& desk, access::Officer const& by, Roll const& roll, Deed deed, State from,
           std::string const& words, ItemId item = {});
/// Moves the roll by the deed and leaves its trace.
[[nodiscard]] Result<Roll> move(db::Tx& tx, Desk const& desk, access::Officer const& by, Roll roll, Deed deed,
                                std::string const& words);
/// Saves a line, leaves its trace and, when it was the last of its roll, moves the roll on.
[[nodiscard]] Result<Item> save(db::Tx& tx, Desk const& desk, access::Officer const& by, Taken& taken, Deed deed,
                                std::string const& words);
/// Endorsed: every line that is alive becomes a task.
[[nodiscard]] Done release(db::Tx& tx, Desk const& desk, access::Officer const& by, Roll const& roll);
/// Has every line gone as far as it goes?
[[nodiscard]] Done settle(db::Tx& tx, Desk const& desk, Roll& roll);

}  // namespace sinergi::proposals
