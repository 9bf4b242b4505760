#pragma once
// From rows to the wire. Only for this house's api.

#include "objections/api/wire.hpp"
#include "plumbing/http/file_route.hpp"

namespace sinergi::objections {

template <class T>
[[nodiscard]] std::string text_of(std::optional<T> const& member) {
    return member ? member->text() : std::string{};
}

/// Who handles objections, whichever of the two acts it is by.
/// @refuses access.act_not_allowed
[[nodiscard]] Result<access::Permit> handling_permit(access::Officer const& by);

/// What one call stands on.
class Stand {
public:
    Stand(House& house, Moment now, std::string_view language)
        : house_(house), calendar_(house.calendar()), now_(now), language_(language) {}
    Stand(House& house, http::Call const& call) : Stand(house, call.now, call.language()) {}
    [[nodiscard]] Desk desk() const { return {house_.office, *calendar_, house_.areas, now_}; }
    [[nodiscard]] House& house() const { return house_; }
    [[nodiscard]] Moment now() const { return now_; }
    [[nodiscard]] Date today() const { return date_in(house_.office.zone, now_); }
    [[nodiscard]] std::string_view language() const { return language_; }
    /// The sentence of a word: `objections.state.received`.
    [[nodiscard]] std::string word_name(std::string_view group, std::string_view word) const;
    [[nodiscard]] std::string reason_name(std::vector<Reason> const& known, std::string_view code) const;

    [[nodiscard]] wire::ObjectionRowOut row(db::Tx& tx, Objection const& o, std::vector<Reason> const& known) const;
    [[nodiscard]] wire::ObjectionOut file(db::Tx& tx, File const& file, access::Officer const& reader) const;
    [[nodiscard]] wire::RemovalOut removal(db::Tx& tx, Removal const& r, std::vector<Reason> const& known,
                                           access::Officer const& reader) const;
    [[nodiscard]] wire::UsulOut usul(db::Tx& tx, Usul const& u, Proposer const& by) const;
    /// A programme of the office's list, by its code.
    [[nodiscard]] std::string programme_name(db::Tx& tx, std::string_view code) const;

private:
    House& house_;
    std::shared_ptr<calendar::Calendar const> calendar_;
    Moment now_;
    std::string language_;
};

[[nodiscard]] wire::ObjectionFamilyOut family_out(registry::Family const& family);
/// Photo from outside: drawn anew without what a camera hides in it; where it was taken is kept apart.
/// @refuses files.not_a_picture files.picture_kind files.picture_too_large files.picture_broken
[[nodiscard]] Result<NewPhoto> take_photo(House& house, Desk const& desk, std::string_view bytes);

inline constexpr std::int64_t rows_default = 50, rows_max = 100;

void add_objection_routes(http::Router& router, House& house);
void add_queue_routes(http::Router& router, House& house);
void add_removal_routes(http::Router& router, House& house);
void add_usul_routes(http::Router& router, House& house);
void add_rights_routes(http::Router& router, House& house);
void add_erasure_routes(http::Router& router, House& house);
void add_page_routes(http::Router& router, House& house);

}  // namespace sinergi::objections
