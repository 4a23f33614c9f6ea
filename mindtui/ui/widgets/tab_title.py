"""What stands on top of a tab: the sentence that sums it up."""

from mindtui.ui.widgets.bars import WordsLine


class TabTitle(WordsLine):
    """One sentence, on two lines where there is no room for it on one."""

    DEFAULT_CSS = """
    TabTitle { padding: 0 1; text-style: bold; color: $foreground; }
    """
