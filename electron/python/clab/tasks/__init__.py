"""Tasks of asyncio as actors of the thread that runs their loop."""
