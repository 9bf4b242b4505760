#pragma once
// From rows to the wire: names beside codes, days left beside moments, masks before people. Only for this house's api.

#include "requests/api.hpp"
#include "requests/api/wire.hpp"

#include "plumbing/http/file_route.hpp"
#include "plumbing/print/print.hpp"

namespace sinergi::requests {

/// What one call stands on: the calendar as of its moment and the kinds as they are.
class Stand {
public:
    Stand(House& house, Moment now, std::string_view language)
        : house_(house), calendar_(house.calendar()), now_(now), language_(language) {}
    Stand(House& house, http::Call const& call) : Stand(house, call.now, call.language()) {}
    [[nodiscard]] Desk desk() const { return {house_.office, *calendar_, house_.areas, now_}; }
    [[nodiscard]] House& house() const { return house_; }
    [[nodiscard]] Moment now() const { return now_; }
    [[nodiscard]] std::string_view language() const { return language_; }
    [[nodiscard]] Date today() const { return date_in(house_.office.zone, now_); }
    /// The sentence of a word: `requests.state.received`.
    [[nodiscard]] std::string word_name(std::string_view group, std::string_view word) const;

    [[nodiscard]] wire::RequestRowOut row(db::Tx& tx, store::Listed const& listed,
                                          std::vector<Kind> const& kinds) const;
    [[nodiscard]] wire::LetterOut letter(db::Tx& tx, Letter const& letter, std::vector<Kind> const& kinds) const;
    [[nodiscard]] wire::RequestFileOut file(db::Tx& tx, File const& file, access::Officer const& reader) const;
    [[nodiscard]] std::string kind_name(std::vector<Kind> const& kinds, std::string_view code) const;

private:
    House& house_;
    std::shared_ptr<calendar::Calendar const> calendar_;
    Moment now_;
    std::string language_;
};

template <class T>
[[nodiscard]] std::string text_of(std::optional<T> const& member) {
    return member ? member->text() : std::string{};
}
[[nodiscard]] store::Listed listed(Request const& request, Person const& person);
/// A person as typed; answers that are health go apart.
[[nodiscard]] Person person_of(wire::RequestPersonIn const& in, Kind const& kind);
[[nodiscard]] wire::RequestPersonOut person_out(Person const& person, access::Officer const& reader);

/// A file of the first part that holds one. Pictures are drawn anew; PDF stays as it is.
struct Uploaded {
    std::string bytes, type, file_name;
};
/// @refuses requests.file_missing requests.file_kind requests.file_large files.picture_broken files.picture_too_large
[[nodiscard]] Result<Uploaded> upload_of(http::Call const& call);

/// Head of the office's paper with its logo.
[[nodiscard]] print::Letterhead letterhead(House& house, store::Head const& head);
/// A letter on paper; without a code (a draft) it says so and bears no QR code.
[[nodiscard]] print::Letter on_paper(House& house, store::Head const& head, Content const& content,
                                     std::string const& code);

/// A letter by the code somebody scanned; wrong ones are counted by address.
/// @refuses requests.letter_not_ours access.too_many_tries
[[nodiscard]] Result<Letter> proved_for(House& house, http::Call const& call, std::string const& code);

void add_counter_routes(http::Router& router, House& house);
void add_file_routes(http::Router& router, House& house);
void add_letter_routes(http::Router& router, House& house);
void add_batch_routes(http::Router& router, House& house);
void add_setting_routes(http::Router& router, House& house);
void add_pbi_routes(http::Router& router, House& house);
void add_aid_routes(http::Router& router, House& house);
void add_erasure_routes(http::Router& router, House& house);
void add_recap_routes(http::Router& router, House& house);
void add_page_routes(http::Router& router, House& house);

}  // namespace sinergi::requests
