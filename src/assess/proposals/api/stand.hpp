#pragma once
// From rows to the wire: names beside codes, days left beside days, masks before people. Only for this house's api.

#include "plumbing/http/file_route.hpp"
#include "proposals/api.hpp"
#include "proposals/api/wire.hpp"
#include "proposals/api/wire_in.hpp"
#include "registry/actions/others.hpp"

#include <map>

namespace sinergi::proposals {

class Stand {
public:
    Stand(House& house, http::Call const& call)
        : house_(house), now_(call.now), language_(call.language()), atlas_(house.areas.atlas()) {}
    [[nodiscard]] Desk desk() { return {house_.office, *atlas_, now_, touched_}; }
    [[nodiscard]] House& house() const { return house_; }
    [[nodiscard]] regions::Atlas const& atlas() const { return *atlas_; }
    [[nodiscard]] Date today() const { return date_in(house_.office.zone, now_); }
    [[nodiscard]] Moment now() const { return now_; }
    [[nodiscard]] bool is_english() const { return language_ == "en"; }

    [[nodiscard]] wire::ProposalRollOut out(db::Tx& tx, Roll const& roll, Counts const& counts);
    [[nodiscard]] wire::ProposalItemOut out(db::Tx& tx, Item const& item, Roll const& roll);
    [[nodiscard]] wire::ProposalPaperOut out(db::Tx& tx, Paper const& paper);
    [[nodiscard]] wire::ProposalRecapOut out(db::Tx& tx, Recap const& recap);
    [[nodiscard]] std::vector<wire::ProposalWordOut> words(db::Tx& tx) const;
    /// The roll as its reader may see it.
    [[nodiscard]] Result<wire::ProposalRollFileOut> seen(db::Tx& tx, access::Officer const& by, RollId id);
    [[nodiscard]] std::string const& name_of(db::Tx& tx, access::AccountId id);

private:
    House& house_;
    Moment now_;
    std::string language_;
    std::shared_ptr<regions::Atlas const> atlas_;
    std::vector<registry::PersonId> touched_;
    std::map<std::int64_t, std::string> names_;
};

/// The month asked for, or today's.
/// @refuses proposals.month_malformed
template <class L>
[[nodiscard]] Result<std::string> month_or_now(std::optional<L> const& month, Date today) {
    if (!month || month->is_empty()) return month_of(today);
    return read_month(month->text());
}
template <class T>
[[nodiscard]] std::string text_of(std::optional<T> const& text) {
    return text ? text->text() : std::string{};
}
/// A file of the first part that holds one. Pictures are drawn anew; PDF stays as it is.
/// @refuses proposals.file_missing proposals.file_kind proposals.file_large and those of files::cleaned
[[nodiscard]] Result<Paper> upload_of(House& house, http::Call const& call);

void add_roll_routes(http::Router& router, House& house);
void add_queue_routes(http::Router& router, House& house);
void add_item_routes(http::Router& router, House& house);
void add_recap_routes(http::Router& router, House& house);
void add_setting_routes(http::Router& router, House& house);

/// The list for the notice board: names with masked NIK, nothing of why somebody was left out.
enum class Which : std::uint8_t { initial, final };
[[nodiscard]] std::string list_pdf(Stand& stand, Roll const& roll, std::vector<Item> const& items, Which which);
/// What the regent signs.
[[nodiscard]] std::string recap_pdf(Stand& stand, Recap const& recap, std::vector<Roll> const& rolls,
                                    std::vector<std::vector<Item>> const& items);
/// To a family that is to be removed: why, who decided, where to object.
[[nodiscard]] std::string notice_pdf(Stand& stand, Roll const& roll, Item const& item, std::string const& reason);

}  // namespace sinergi::proposals
