#pragma once
// Inside of print: a page of cairo and pango. Lengths in points (1/72 inch) from the upper left. Not for other houses.

#include "plumbing/print/print.hpp"

#include <memory>

namespace sinergi::print {

struct PageSize {
    double width = 595.28;  // A4 upright
    double height = 841.89;
};

struct TextStyle {
    double size = 10.5;
    bool is_bold = false;
    Align align = Align::left;
    double spacing = 1.2;  // of lines
};

/// A laid out text, its lines ready to be set on one page or two.
class Block {
public:
    struct Inside;
    explicit Block(std::unique_ptr<Inside> in) noexcept;
    Block(Block&&) noexcept;
    Block& operator=(Block&&) = delete;
    ~Block();
    [[nodiscard]] int lines() const noexcept;
    /// Height of lines [first, last).
    [[nodiscard]] double height(int first, int last) const noexcept;
    [[nodiscard]] double height() const noexcept { return height(0, lines()); }

    std::unique_ptr<Inside> in_;
};

/// The PDF being drawn. `Pass::count` draws nothing and only turns pages, to learn how many there are.
class Canvas {
public:
    Canvas(PageSize size, Moment made);
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;
    ~Canvas();

    enum class Pass : std::uint8_t { count, draw };
    void start(Pass pass) noexcept { pass_ = pass; }
    [[nodiscard]] PageSize size() const noexcept { return size_; }

    [[nodiscard]] Block block(std::string_view text, double width, TextStyle const& style);
    /// Sets lines [first, last) with their upper edge at y.
    void set(Block const& block, double x, double y, int first, int last);
    void set(Block const& block, double x, double y) { set(block, x, y, 0, block.lines()); }
    void line(double x, double y, double to_x, double thick);
    void shade(double x, double y, double width, double height);
    /// As large as fits in a square of that side, in its middle; keeps the shape.
    void picture(std::string const& png, double x, double y, double side);
    /// Nothing when the text is too long for a code.
    void qr(std::string_view text, double x, double y, double side);
    void end_page();
    [[nodiscard]] std::string take();

private:
    struct Inside;
    PageSize size_;
    Pass pass_ = Pass::draw;
    std::unique_ptr<Inside> in_;
};

/// A QR code's squares.
struct QrGrid {
    int side = 0;
    std::vector<bool> is_dark{};  // row by row
};
[[nodiscard]] std::optional<QrGrid> qr_grid(std::string_view text);

}  // namespace sinergi::print
