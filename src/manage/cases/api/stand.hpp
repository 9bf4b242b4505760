#pragma once
// What one call stands on, and from rows to the wire. Only for this house's api.

#include "cases/api.hpp"
#include "cases/api/wire_file.hpp"

#include <map>

namespace sinergi::cases {

class Stand {
public:
    Stand(House& house, http::Call const& call);
    [[nodiscard]] Desk desk() const {
        return {house_.office, clocks_, *calendar_, house_.courier, now_, house_.people.get()};
    }
    [[nodiscard]] House& house() const { return house_; }
    [[nodiscard]] Moment now() const { return now_; }
    [[nodiscard]] std::string const& person(db::Tx& tx, access::AccountId id) const;
    [[nodiscard]] std::string unit(db::Tx& tx, access::UnitId id) const;
    [[nodiscard]] wire::CaseRowOut row(db::Tx& tx, Case const& c, access::Officer const& reader) const;

private:
    House& house_;
    std::shared_ptr<calendar::Calendar const> calendar_;
    Clocks clocks_;
    Moment now_;
    // Of one call: a list names the same few people and units again and again.
    mutable std::map<std::int64_t, std::string> people_;
    mutable std::optional<std::map<std::int64_t, std::string>> units_;
};

[[nodiscard]] std::vector<std::string> texts(std::optional<std::vector<Line<1, 40>>> const& lines);
[[nodiscard]] NewPerson person_of(wire::PersonIn const& in);
template <class T>
[[nodiscard]] std::string text_of(std::optional<T> const& text) {
    return text ? text->text() : std::string{};
}
[[nodiscard]] wire::CaseGroundOut ground_out(db::Tx& tx, agreements::Ground const& ground,
                                             std::optional<Moment> answer_by);
[[nodiscard]] wire::CasePaperOut paper_out(CaseId id, store::PaperRow const& paper);

/// Does a deed once for its key and answers the case as it stands then.
template <class F>
[[nodiscard]] Result<wire::CaseDeedOut> deed_out(House& house, http::Call const& call, F&& deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    std::int64_t about = 0;  // the answer is kept under the case, and goes with it
    auto const answer = [&](db::Tx& tx) -> Result<wire::CaseDeedOut> {
        SINERGI_TRY(done, deed(tx, stand.desk(), by));
        wire::CaseDeedOut out;
        if constexpr (std::same_as<std::remove_cvref_t<decltype(done)>, Outcome>)
            out = {.row = stand.row(tx, done.now, by),
                   .waits = done.waits.is_none() ? std::nullopt : std::optional(done.waits)};
        else
            out = {.row = stand.row(tx, done, by), .waits = {}};
        about = out.row.id.raw();
        return out;
    };
    return access::once(house.office, call, by.id, answer, {}, &about);
}

void add_list_routes(http::Router& router, House& house);
void add_file_routes(http::Router& router, House& house);
void add_deed_routes(http::Router& router, House& house);
void add_paper_routes(http::Router& router, House& house);

}  // namespace sinergi::cases
