#include "plumbing/print/print.hpp"

#include "plumbing/print/canvas.hpp"

#include <fmt/format.h>

namespace sinergi::print {

namespace {

constexpr double mm = 72 / 25.4;
constexpr double margin_x = 22 * mm;
constexpr double margin_top = 16 * mm;
constexpr double margin_bottom = 14 * mm;
constexpr double qr_side = 17 * mm;
constexpr double small = 8;   // points of the foot
constexpr double list = 8.5;  // points within a table
constexpr double gap = 6;

/// How much of a text is laid out at once. Pango's time grows with the square of a paragraph, so a very long one goes
/// in pieces, cut behind a line or a word, never within a character.
std::size_t piece_of(std::string_view text) noexcept {
    constexpr std::size_t piece_max = 4'096;
    if (text.size() <= piece_max) return text.size();
    auto const head = text.substr(0, piece_max);
    if (auto const cut = head.find_last_of(" \n"); cut != std::string_view::npos) return cut + 1;
    auto cut = piece_max;
    while (cut > piece_max - 4 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return cut;
}

/// A pen going down a page and over to the next one; it knows the foot every page ends with.
class Flow {
public:
    Flow(Canvas& canvas, std::string_view qr, std::string_view foot, Words const& words)
        : canvas_(canvas), qr_(qr), foot_(foot), words_(words) {}

    double y = margin_top;

    [[nodiscard]] double width() const noexcept { return canvas_.size().width - 2 * margin_x; }
    [[nodiscard]] double bottom() const noexcept {
        return canvas_.size().height - margin_bottom - (qr_.empty() ? small * 2.5 : qr_side + 2);
    }
    [[nodiscard]] bool has_room(double height) const noexcept { return y + height <= bottom(); }

    /// Text over the whole width or in a column of it, on as many pages as it needs.
    void text(std::string_view words, TextStyle const& style, double x = 0, double width_max = 0) {
        do {
            auto const length = piece_of(words);
            piece(words.substr(0, length), style, x, width_max);
            words.remove_prefix(length);
        } while (!words.empty());
    }

    /// Goes to the next page unless `height` fits on this one.
    void need(double height) {
        if (!has_room(height) && y > margin_top) turn();
    }

    void turn() {
        finish_page();
        y = margin_top;
    }

    /// The last page; says how many there were.
    int finish() {
        finish_page();
        return page_ - 1;
    }

    void count_of(int pages) noexcept { pages_ = pages; }

private:
    void piece(std::string_view words, TextStyle const& style, double x, double width_max) {
        auto const block = canvas_.block(words, width_max > 0 ? width_max : width() - x, style);
        for (int first = 0; first < block.lines();) {
            auto last = first;
            while (last < block.lines() && has_room(block.height(first, last + 1))) ++last;
            if (last == first && y > margin_top) {
                turn();
                continue;
            }
            last = std::max(last, first + 1);  // a line higher than a page is set all the same
            canvas_.set(block, margin_x + x, y, first, last);
            y += block.height(first, last);
            first = last;
            if (first < block.lines()) turn();
        }
    }

    void finish_page() {
        auto const foot_y = bottom() + 4;
        auto const x = margin_x + (qr_.empty() ? 0 : qr_side + gap);
        auto const page = fmt::format(fmt::runtime(words_.page), page_, pages_);
        canvas_.line(margin_x, bottom() + 1, canvas_.size().width - margin_x, 0.4);
        canvas_.qr(qr_, margin_x, foot_y, qr_side);
        auto const room = margin_x + width() - x;
        canvas_.set(canvas_.block(page, room, {.size = small, .align = Align::right}), x, foot_y);
        auto const foot = canvas_.block(foot_, room - 90, {.size = small});
        canvas_.set(foot, x, foot_y, 0, std::min(foot.lines(), qr_.empty() ? 2 : 4));
        canvas_.end_page();
        ++page_;
    }

    Canvas& canvas_;
    std::string_view qr_;
    std::string_view foot_;
    Words const& words_;
    int page_ = 1;
    int pages_ = 0;
};

void draw_head(Canvas& canvas, Flow& flow, Letterhead const& head) {
    if (head.office.empty()) return;
    auto const logo = head.logo_png.empty() ? 0 : 20 * mm;
    auto const start = flow.y;
    canvas.picture(head.logo_png, margin_x, start, logo);
    auto const room = flow.width() - 2 * logo;  // as much on both sides, so that the middle is the page's
    for (auto const& line : head.above) flow.text(line, {.size = 12, .align = Align::middle}, logo, room);
    flow.text(head.office, {.size = 15, .is_bold = true, .align = Align::middle}, logo, room);
    for (auto const& line : head.address) flow.text(line, {.size = 8.5, .align = Align::middle}, logo, room);
    flow.y = std::max(flow.y, start + logo) + 4;
    canvas.line(margin_x, flow.y, margin_x + flow.width(), 1.6);
    canvas.line(margin_x, flow.y + 2.4, margin_x + flow.width(), 0.5);
    flow.y += 14;
}

std::string place_and_date(std::string const& place, Date date) {
    return place.empty() ? long_date(date) : place + ", " + long_date(date);
}

/// Label, colon and value, the values under each other.
void draw_facts(Canvas& canvas, Flow& flow, std::span<Fact const> facts, double label_width) {
    for (auto const& fact : facts) {
        auto const label = canvas.block(fact.label, label_width, {});
        flow.need(label.height());
        canvas.set(label, margin_x, flow.y);
        canvas.set(canvas.block(":", 8, {}), margin_x + label_width + 4, flow.y);
        flow.text(fact.value, {}, label_width + 14);
    }
}

void draw_signature(Canvas& canvas, Flow& flow, Signature const& by, std::string const& above, Words const& words) {
    auto const x = flow.width() * 0.55;
    auto const room = flow.width() - x;
    auto const title = canvas.block(by.title, room, {});
    flow.need(title.height() + 110);  // never a name alone on a page
    flow.y += 12;
    if (!above.empty()) flow.text(above, {}, x, room);
    flow.text(by.title, {}, x, room);
    flow.y += 52;  // room to sign and stamp
    flow.text(by.name, {.is_bold = true}, x, room);
    if (!by.nip.empty()) flow.text(words.nip + " " + by.nip, {}, x, room);
}

void draw_letter(Canvas& canvas, Flow& flow, Letter const& letter) {
    draw_head(canvas, flow, letter.head);
    TextStyle const body{.spacing = 1.25};  // not justified: a line with a long address in it would be torn apart
    bool const is_letter = letter.title.empty();
    if (is_letter) {
        auto const date =
            canvas.block(place_and_date(letter.place, letter.date), flow.width(), {.align = Align::right});
        canvas.set(date, margin_x, flow.y);
    } else {
        flow.text(letter.title, {.size = 13, .is_bold = true, .align = Align::middle});
    }
    std::vector<Fact> lines;
    if (!letter.number.empty()) lines.push_back({letter.words.number, letter.number});
    if (!letter.subject.empty()) lines.push_back({letter.words.subject, letter.subject});
    if (!is_letter) flow.y += 8;
    draw_facts(canvas, flow, lines, 60);
    flow.y += is_letter ? 14 : 6;
    if (!letter.to.empty()) {
        flow.text(letter.words.to, {});
        for (auto const& line : letter.to) flow.text(line, {});
        flow.y += 14;
    }
    for (auto const& paragraph : letter.paragraphs) {
        flow.text(paragraph, body);
        flow.y += gap;
    }
    if (!letter.facts.empty()) {
        draw_facts(canvas, flow, letter.facts, 140);
        flow.y += gap;
    }
    for (auto const& paragraph : letter.closing) {
        flow.text(paragraph, body);
        flow.y += gap;
    }
    if (letter.signature)
        draw_signature(canvas, flow, *letter.signature, is_letter ? "" : place_and_date(letter.place, letter.date),
                       letter.words);
}

/// The rows of a table; knows how wide each column is and draws its head on every page.
class Grid {
public:
    Grid(Canvas& canvas, Flow& flow, Table const& table) : canvas_(canvas), flow_(flow), table_(table) {
        double sum = 0;
        for (auto const& column : table.columns) sum += column.width;
        double x = 0;
        for (auto const& column : table.columns) {
            auto const width = flow.width() * column.width / sum;
            places_.push_back({x, width});
            x += width;
        }
    }

    void head() {
        std::vector<std::string> titles;
        for (auto const& column : table_.columns) titles.push_back(column.title);
        auto const blocks = lay_out(titles, {.size = list, .is_bold = true});
        auto const height = height_of(blocks);
        canvas_.shade(margin_x, flow_.y, flow_.width(), height);
        draw(blocks, height);
        canvas_.line(margin_x, flow_.y, margin_x + flow_.width(), 0.8);
    }

    void row(std::vector<std::string> const& cells, bool is_bold) {
        auto const blocks = lay_out(cells, {.size = list, .is_bold = is_bold});
        auto const height = height_of(blocks);
        if (!flow_.has_room(height)) {
            flow_.turn();
            head();
        }
        draw(blocks, height);
        canvas_.line(margin_x, flow_.y, margin_x + flow_.width(), 0.25);
    }

private:
    struct Place {
        double x = 0;
        double width = 0;
    };
    static constexpr double pad = 3;

    std::vector<Block> lay_out(std::vector<std::string> const& cells, TextStyle style) {
        std::vector<Block> blocks;
        style.spacing = 1.05;
        for (std::size_t at = 0; at < std::min(cells.size(), places_.size()); ++at) {
            style.align = table_.columns[at].align;
            blocks.push_back(canvas_.block(cells[at], places_[at].width - 2 * pad, style));
        }
        return blocks;
    }

    /// A cell higher than half a page is cut: a list is no place for a story.
    [[nodiscard]] double height_of(std::vector<Block> const& blocks) const {
        double height = list;
        for (auto const& block : blocks) height = std::max(height, block.height(0, lines_of(block)));
        return height + 2 * pad;
    }

    [[nodiscard]] int lines_of(Block const& block) const {
        auto const room = canvas_.size().height / 2;
        auto lines = block.lines();
        while (lines > 1 && block.height(0, lines) > room) --lines;
        return lines;
    }

    void draw(std::vector<Block> const& blocks, double height) {
        for (std::size_t at = 0; at < blocks.size(); ++at)
            canvas_.set(blocks[at], margin_x + places_[at].x + pad, flow_.y + pad, 0, lines_of(blocks[at]));
        flow_.y += height;
    }

    Canvas& canvas_;
    Flow& flow_;
    Table const& table_;
    std::vector<Place> places_;
};

void draw_table(Canvas& canvas, Flow& flow, Table const& table) {
    draw_head(canvas, flow, table.head);
    flow.text(table.title, {.size = 13, .is_bold = true, .align = Align::middle});
    for (auto const& line : table.subtitle) flow.text(line, {.size = 9.5, .align = Align::middle});
    flow.y += 10;
    Grid grid(canvas, flow, table);
    grid.head();
    for (auto const& row : table.rows) grid.row(row, false);
    if (table.rows.empty()) flow.text(table.words.empty, {.size = list, .align = Align::middle});
    if (!table.totals.empty()) {
        grid.row(table.totals, true);
        canvas.line(margin_x, flow.y, margin_x + flow.width(), 0.8);
    }
    flow.y += gap;
    for (auto const& note : table.notes) flow.text(note, {.size = small});
    if (table.signature)
        draw_signature(canvas, flow, *table.signature, place_and_date(table.place, table.date), table.words);
}

/// Draws twice: once to count the pages that the foot names, once for good.
template <class Draw>
void draw_counted(Canvas& canvas, std::string_view qr, std::string_view foot, Words const& words, Draw draw) {
    int pages = 0;
    for (auto const pass : {Canvas::Pass::count, Canvas::Pass::draw}) {
        canvas.start(pass);
        Flow flow(canvas, qr, foot, words);
        flow.count_of(pages);
        draw(flow);
        pages = flow.finish();
    }
}

}  // namespace

std::string letters_pdf(std::span<Letter const> letters, Moment made) {
    Canvas canvas({}, made);
    for (auto const& letter : letters)
        draw_counted(canvas, letter.qr, letter.foot, letter.words,
                     [&](Flow& flow) { draw_letter(canvas, flow, letter); });
    return canvas.take();
}

std::string letter_pdf(Letter const& letter, Moment made) { return letters_pdf({&letter, 1}, made); }

std::string table_pdf(Table const& table, Moment made) {
    PageSize size;
    if (table.paper == Paper::wide) std::swap(size.width, size.height);
    Canvas canvas(size, made);
    draw_counted(canvas, "", table.foot, table.words, [&](Flow& flow) { draw_table(canvas, flow, table); });
    return canvas.take();
}

std::string long_date(Date day) {
    constexpr std::array<std::string_view, 12> months{"Januari",   "Februari", "Maret",    "April",
                                                      "Mei",       "Juni",     "Juli",     "Agustus",
                                                      "September", "Oktober",  "November", "Desember"};
    return fmt::format("{} {} {}", day.day(), months[static_cast<std::size_t>(day.month() - 1)], day.year());
}

}  // namespace sinergi::print
